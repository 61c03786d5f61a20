"""Who: accounts, contributors, units and roles. Knows nothing of stories."""
