"""What people are asked about patrols, plans and outcome codes."""
