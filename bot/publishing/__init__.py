"""What stands between a change of the knowledge and the members: the exam."""
