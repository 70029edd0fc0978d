"""Every sentence a member or an officer can read: what is said everywhere, in the terminal, and on Discord."""
