"""The paper as it is read: one document that every form of it shows."""
