from django.http import QueryDict
import pytest
from archive.filters import *
from archive.models import *

LISTS={"quotes":(QuoteFilter,lambda:Quote.objects.published().for_list()),"articles":(ArticleFilter,lambda:Article.objects.published()),"sources":(SourceFilter,lambda:Source.objects.published()),"claims":(ClaimFilter,lambda:Claim.objects.published().with_status())}
def test_smoke(first_article):
    for noun,(cls,qs) in LISTS.items():
        for q in ["","q=diplomat","q=friedensvereinbarung","q=diplomt","q=gespräche -russland","q=diplomat&sort=newest","status=denied_only&q=gespräche","stance=denies","q=die und"]:
            f=cls(QueryDict(q),queryset=qs())
            print(noun,q,f.is_valid(),dict(f.form.errors))
            if not f.is_valid(): continue
            print([str(r) for r in f.page().rows][:4]); print(f.counts); 
            if not q: print(f.labels())
    assert 0
