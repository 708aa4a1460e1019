"""A server as the runbook sets it up, in a machine of its own."""
