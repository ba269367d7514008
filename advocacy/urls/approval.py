"""/letters/: who approves, signs and sends."""

from django.urls import path

from advocacy.views import approval, coming_back, sending

ONE = "letters/<reference:reference>/"

urlpatterns = [
    path(f"{ONE}check/", approval.letter_check, name="letter-check"),
    path(f"{ONE}ready/", approval.letter_ready, name="letter-ready"),
    path(f"{ONE}approve/", approval.letter_approve, name="letter-approve"),
    path(f"{ONE}agreed/<uuid:pk>/", approval.letter_agreed, name="letter-agreed"),
    path(f"{ONE}take-back/", approval.letter_take_back, name="letter-take-back"),
    path(f"{ONE}drop/", approval.letter_drop, name="letter-drop"),
    path(f"{ONE}send/", sending.letter_send, name="letter-send"),
    path(f"{ONE}back/", coming_back.letter_back, name="letter-back"),
    path(f"{ONE}take-over/", coming_back.letter_take_over, name="letter-take-over"),
]
