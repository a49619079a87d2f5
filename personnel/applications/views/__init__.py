"""Pages of applications: self-check, writing, reading, checking."""
