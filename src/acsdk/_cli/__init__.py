"""What the commands share, and the commands that belong to nothing else."""
