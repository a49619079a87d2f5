"""The work of 8 and 9: tasks, absences, monthly duty sheets."""
