"""Whether a question goes on with the conversation or opens a new topic, told by what the library holds.

Rules cannot tell "Sở yêu cầu bố trí đủ giáo viên những môn nào?", asked after Điện Biên, from a question of another
topic that names nothing either. The library can: the one goes on where an article speaks of both, of what is asked
almost as well as any article does, and of the conversation's names.
"""

from collections.abc import Sequence

import numpy as np

from qa.retrieval import Searchable, fuse
from qa.text.syllables import terms
from qa.types import Hit, Query

# Where words leave a doubt, the follow-ups of the two tuning sets of dialogues have 0.74 to 1 and their new topics at
# most 0.24; of 348 questions asked after a conversation of another article, half of them without marks, 340 stay so.
_LEAST = 0.7


def goes_on(typed: Query, completed: Query, hits: Sequence[Hit], view: Searchable, *, dense_weight: float) -> bool:
    """Tell whether one article of the hits (those of both readings) answers the question and the conversation."""
    return togetherness(typed, completed, hits, view, dense_weight=dense_weight) >= _LEAST


def togetherness(
    typed: Query, completed: Query, hits: Sequence[Hit], view: Searchable, *, dense_weight: float
) -> float:
    """Return how near the best article comes to the best hit in both, what was typed and what completed it, in [0, 1].

    0 without hits. Costs scores of passages that were found already, no search.
    """
    articles = {hit.passage.id: hit.passage.article_id for hit in hits}
    if not articles:
        return 0.0
    ids, own = np.array(list(articles)), terms(typed.searched)
    known = set(own)
    added = [term for term in terms(completed.searched) if term not in known]
    scores = fuse(*view.exact(typed.vector, own, ids), dense_weight), view.exact(completed.vector, added, ids)[1]
    asked, held = (score / score.max() if score.max() > 0 else score for score in scores)
    of = np.array(list(articles.values()))
    return max(float(min(asked[of == article].max(), held[of == article].max())) for article in set(articles.values()))
