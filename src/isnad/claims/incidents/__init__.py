"""Incidents: who takes part in the attacks, killings and abductions that a document reports, as a whole."""

from isnad.claims.incidents.filling import Incidents
from isnad.claims.incidents.participants import Participant, participants
from isnad.claims.incidents.scorer import ROLES, Scorer

__all__ = ["ROLES", "Incidents", "Participant", "Scorer", "participants"]
