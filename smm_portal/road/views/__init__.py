"""Pages of the road: inbox, sent papers, one paper, acts, notifications."""
