"""Words that point at what is before or after them, in the languages of `vocabulary`."""

from __future__ import annotations

import re

from generator.expressions import expression

# “After making that change”, “the flag above”: neither asked without its neighbours, nor an answer.
POINTS_BACK = expression(
    r"(?<!\w)(?:(?:making|doing)\s+that|this|these|those|such|following|diese[rsnm]?|jene[rsnm]?|folgende[rsnm]?|ceci"
    r"|cela|cet|cette|ces|suivante?s?|ci-dess(?:us|ous)|est[aoe]s?|es[aoe]s?|siguientes?|isso|isto|ess[ae]s?"
    r"|nest[ae]s?|seguintes?|quest[aeio]|quell[aeio]|seguent[ei]|deze|volgende|onderstaande"
    r"|ten|ta|te|tego|tej|tych|poniższ\w+|powyższ\w+|этот|эта|эти|этого|этой|этом|этим|этих|данн\w{2,3}"
    r"|цей|ця|ці|цього|цієї|bu|şu|aşağıdaki|yukarıdaki|denna|detta|dessa|này|sau đây|ini|itu|berikut"
    r"|هذا|هذه|التالي|التالية|أعلاه|أدناه|זה|זאת|אלה|הבא|این|آن|زیر|यह|इस|निम्नलिखित)(?!\w)"
    r"|(?<!\w)(?:above|below|here|oben|unten|arriba|abajo|aquí|acima|abaixo|aqui|sopra|sotto|qui|powyżej|poniżej"
    r"|выше|ниже|вище|нижче|ovan|nedan)(?=\s*(?:[,.;:)]|$))"
    r"|这|這|此|该处|以下|上述|下面|上面|如下|その|この|これ|それ|上記|下記|(?<!\S)(?:이|그|해당|위|아래|다음)(?=\s|의\s)"
    r"|이것|그것",
    re.IGNORECASE,
)
