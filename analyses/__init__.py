"""Scripts that answer one question each and write one result file."""
