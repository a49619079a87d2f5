"""Pages of appointment and renewal."""
