"""Addresses of identify; the portfolio is the first page of all."""

from django.urls import include, path

from verder.web.identify import selection_urls
from verder.web.identify.views.abc import abc_page
from verder.web.identify.views.alerts import (
    alerts_bring_back,
    alerts_latest,
    alerts_page,
    alerts_seen,
)
from verder.web.identify.views.concentration import concentration_page
from verder.web.identify.views.cost_to_serve import cost_to_serve_page
from verder.web.identify.views.customer_profit import customer_profit_page
from verder.web.identify.views.customer_value import customer_value_page
from verder.web.identify.views.dependence import dependence_page
from verder.web.identify.views.double_pareto import double_pareto_page
from verder.web.identify.views.drivers import (
    driver_change,
    driver_new,
    driver_rate,
    driver_rate_remove,
    driver_rate_restore,
    drivers_page,
)
from verder.web.identify.views.guide import method_guide_page, method_guides_page
from verder.web.identify.views.life_cycle import life_cycle_page
from verder.web.identify.views.limits import keep_limits
from verder.web.identify.views.migration import migration_page
from verder.web.identify.views.portfolio import portfolio_page
from verder.web.identify.views.portfolio_matrix import portfolio_matrix_page
from verder.web.identify.views.portfolio_matrix_slide import portfolio_matrix_slide
from verder.web.identify.views.pyramid import pyramid_page
from verder.web.identify.views.quantities import quantities_page, quantities_selected
from verder.web.identify.views.relation_economics import relation_economics_page
from verder.web.identify.views.two_sided import two_sided_page
from verder.web.identify.views.whale import whale_page

urlpatterns = [
    path("portfolio/", portfolio_page, name="home"),
    path("identify/alerts/", alerts_page, name="alerts"),
    path("identify/alerts/latest/", alerts_latest, name="alerts_latest"),
    path("identify/alerts/seen/", alerts_seen, name="alerts_seen"),
    path("identify/alerts/bring-back/", alerts_bring_back, name="alerts_bring_back"),
    path("identify/abc/", abc_page, name="abc"),
    path("identify/concentration/", concentration_page, name="concentration"),
    path("identify/double-pareto/", double_pareto_page, name="double_pareto"),
    path("identify/pyramid/", pyramid_page, name="pyramid"),
    path("identify/migration/", migration_page, name="migration"),
    path("identify/customer-profit/", customer_profit_page, name="customer_profit"),
    path("identify/whale/", whale_page, name="whale"),
    path("identify/customer-value/", customer_value_page, name="customer_value"),
    path("identify/two-sided-value/", two_sided_page, name="two_sided"),
    path("identify/life-cycle/", life_cycle_page, name="life_cycle"),
    path("identify/dependence/", dependence_page, name="dependence"),
    path("identify/matrix/", portfolio_matrix_page, name="portfolio_matrix"),
    path("identify/matrix/slide/", portfolio_matrix_slide, name="portfolio_matrix_slide"),
    path("identify/relation-economics/", relation_economics_page, name="relation_economics"),
    path("identify/cost-to-serve/", cost_to_serve_page, name="cost_to_serve"),
    path("identify/cost-to-serve/quantities/", quantities_page, name="quantities"),
    path(
        "identify/cost-to-serve/quantities/selected/",
        quantities_selected,
        name="quantities_selected",
    ),
    path("settings/drivers/", drivers_page, name="drivers"),
    path("settings/drivers/new/", driver_new, name="driver_new"),
    path("settings/drivers/<int:driver_id>/", driver_change, name="driver_change"),
    path("settings/drivers/<int:driver_id>/rate/", driver_rate, name="driver_rate"),
    path(
        "settings/drivers/rates/<int:rate_id>/remove/",
        driver_rate_remove,
        name="driver_rate_remove",
    ),
    path(
        "settings/drivers/<int:driver_id>/rates/<str:token>/restore/",
        driver_rate_restore,
        name="driver_rate_restore",
    ),
    path("identify/ratings/", include("verder.web.identify.rating_urls")),
    path("identify/guide/", method_guides_page, name="method_guides"),
    path("identify/guide/<slug:slug>/", method_guide_page, name="method_guide"),
    path("identify/limits/<slug:key>/", keep_limits, name="keep_limits"),
    *selection_urls.urlpatterns,
]
