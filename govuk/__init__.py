"""How things look: GOV.UK markup for forms, lists and dates. Knows Django and nothing else."""
