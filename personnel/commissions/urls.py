"""Addresses of this part of the room."""

urlpatterns: list = []
