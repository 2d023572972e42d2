"""A first look at a real account, without changing it: can it be reached, what does its plan have, what has drifted.

`acsdk doctor` prints it. Nothing that is found out shows personal data: a report may be pasted anywhere.
"""

from .comparing import Comparison, Difference, compare
from .diagnosis import Diagnosis, examine
from .findings import Finding, Verdict

__all__ = ["Comparison", "Diagnosis", "Difference", "Finding", "Verdict", "compare", "examine"]
