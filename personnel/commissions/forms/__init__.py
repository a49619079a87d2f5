"""What people give to commissions: members, relations, scores."""
