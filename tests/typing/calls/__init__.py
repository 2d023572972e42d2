"""Every public call at least once, as an integration would write it: four type checkers and the sandbox must take it.

What one call gives goes into the next as it is: where a checker objects, users would have to cast.
"""
