"""Groups and projects, below `/<community>/`. A group has the address word of its body."""

from django.urls import URLPattern, URLResolver, include, path

from cases.views import group_goals, group_inputs, groups

one_group = [
    path("", groups.GroupDetail.as_view(), name="group_detail"),
    path("rediger/", groups.GroupEdit.as_view(), name="group_edit"),
    path("delmal/nytt/", group_goals.GoalNew.as_view(), name="goal_new"),
    path("delmal/<int:goal>/", group_goals.GoalEdit.as_view(), name="goal_edit"),
    path("delmal/<int:goal>/fjern/", group_goals.GoalRemove.as_view(), name="goal_remove"),
    path("referansegrupper/", group_goals.ReferenceNew.as_view(), name="reference_new"),
    path(
        "referansegrupper/<int:reference>/fjern/",
        group_goals.ReferenceRemove.as_view(),
        name="reference_remove",
    ),
    path("innspill/nytt/", group_inputs.RoundNew.as_view(), name="input_round_new"),
    path("innspill/<int:round>/", group_inputs.RoundEdit.as_view(), name="input_round_edit"),
    path(
        "innspill/<int:round>/<int:input>/",
        group_inputs.InputEdit.as_view(),
        name="input_edit",
    ),
    path("fremme-sak/", groups.GroupMoney.as_view(), name="group_money"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("grupper/", groups.GroupList.as_view(), name="group_list"),
    path("grupper/ny/", groups.GroupNew.as_view(), name="group_new"),
    path("grupper/<slug:council>/", include(one_group)),
]
