"""Makes one page to look at: what members asked, what they got, what nothing answers, what must be reviewed."""
