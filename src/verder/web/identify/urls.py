"""Addresses of identify; the portfolio is the first page of all."""

from django.urls import path

from verder.web.identify.views.abc import abc_page
from verder.web.identify.views.concentration import concentration_page
from verder.web.identify.views.double_pareto import double_pareto_page
from verder.web.identify.views.guide import method_guide_page, method_guides_page
from verder.web.identify.views.life_cycle import life_cycle_page
from verder.web.identify.views.limits import keep_limits
from verder.web.identify.views.migration import migration_page
from verder.web.identify.views.portfolio import portfolio_page
from verder.web.identify.views.pyramid import pyramid_page
from verder.web.identify.views.relation_economics import relation_economics_page
from verder.web.identify.views.whale import whale_page

urlpatterns = [
    path("", portfolio_page, name="home"),
    path("identify/abc/", abc_page, name="abc"),
    path("identify/concentration/", concentration_page, name="concentration"),
    path("identify/double-pareto/", double_pareto_page, name="double_pareto"),
    path("identify/pyramid/", pyramid_page, name="pyramid"),
    path("identify/migration/", migration_page, name="migration"),
    path("identify/whale/", whale_page, name="whale"),
    path("identify/life-cycle/", life_cycle_page, name="life_cycle"),
    path("identify/relation-economics/", relation_economics_page, name="relation_economics"),
    path("identify/guide/", method_guides_page, name="method_guides"),
    path("identify/guide/<slug:slug>/", method_guide_page, name="method_guide"),
    path("identify/limits/<slug:key>/", keep_limits, name="keep_limits"),
]
