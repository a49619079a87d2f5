"""Commissions: forming, reviewing, deciding, objections."""
