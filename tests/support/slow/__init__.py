"""A small kind of document that takes its time, for tests that interrupt it."""
