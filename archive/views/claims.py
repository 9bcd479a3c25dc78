"""Claims: the list, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive import evidence
from archive.citing import reader_language
from archive.filters import ClaimFilter
from archive.models import Claim
from archive.sourcing import evidence_of
from archive.views.listing import listing
from archive.vocabularies import StanceValue

#: Stances shown on a claim's page; the list of quotes holds the rest.
SHOWN = 200


def claim_list(request: HttpRequest) -> HttpResponse:
    return listing(
        request,
        ClaimFilter,
        Claim.objects.published(),
        "archive/claim_list.html",
        section="claim_list",
    )


def claim_detail(request: HttpRequest, public_id: str) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.published(), public_id=public_id)
    assessment = evidence_of([claim])[claim.pk]
    left = {left.id: left.reason for left in assessment.left}
    stances = list(claim.stances.published().for_page()[: SHOWN + 1])
    context = {
        "section": "claim_list",
        "claim": claim,
        "assessment": assessment,
        "explanation": evidence.explain(assessment, reader_language()),
        "disclaimer": evidence.disclaimer(reader_language()),
        "stances": sorted(stances[:SHOWN], key=lambda stance: stance.pk in left),
        "more": len(stances) > SHOWN,
        "stance_values": StanceValue.values,
        "left": left,
    }
    return render(request, "archive/claim_detail.html", context)
