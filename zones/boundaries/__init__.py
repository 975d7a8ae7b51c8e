"""Published outlines of wards, census areas and the district: context, never zones."""
