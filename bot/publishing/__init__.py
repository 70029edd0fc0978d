"""Carries a change of the knowledge to the members: writes it, checks it, puts it to the exam, keeps what is learnt."""
