"""The tab of teams: both sides beside each other, and what is said of each."""
