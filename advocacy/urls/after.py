"""/report/, /table/ and what came back to letters and asks."""

from django.urls import path

from advocacy.views import after, answers

urlpatterns = [
    path("report/", after.report, name="report"),
    path("report/<slug:kind>/", after.report_list, name="report-list"),
    path("table/", after.case_table, name="case-table"),
    path("table/file/", after.case_table_file, name="case-table-file"),
    path("letters/<reference:reference>/after/", answers.letter_after, name="letter-after"),
    path("letters/<reference:reference>/answers/new/", answers.answer_new, name="answer-new"),
    path("letters/<reference:reference>/tasks/", answers.letter_tasks, name="letter-tasks"),
    path("asks/<uuid:pk>/answers/new/", answers.ask_answer_new, name="ask-answer-new"),
    path("cases/<reference:reference>/outcomes/new/", answers.outcome_new, name="outcome-new"),
]
