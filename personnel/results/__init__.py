"""Results: minutes, objections, what went to the Ministry."""
