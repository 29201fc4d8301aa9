r"""The TeX that a card may hold: commands and environments by MathJax's packages, and why others may not.

Source: the command and environment maps of MathJax 3.2.2 as Anki 24.11 to 26.9 load it (`tex-chtml-full.js` with the
packages of `mathjax.js`, which drop `textmacros`). A test asks that very bundle whether it knows each of them, and
nests each in itself. Left out is what loads, links, names or styles elements, defines macros, or moves ink out of its
box, the few macros that double their argument, and those that this version of MathJax draws in the wrong place.
"""

from __future__ import annotations

_PACKAGES = {
    "letters": r"""
        alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi
        chi psi omega varepsilon vartheta varpi varrho varsigma varphi Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi
        Psi Omega S aleph hbar imath jmath ell wp Re Im partial infty prime emptyset nabla top bot angle triangle
        backslash forall exists neg lnot flat natural sharp clubsuit diamondsuit heartsuit spadesuit
    """,
    "operators and relations": r"""
        surd coprod bigvee bigwedge biguplus bigcap bigcup int intop iint iiint prod sum bigotimes bigoplus bigodot
        oint bigsqcup smallint triangleleft triangleright bigtriangleup bigtriangledown wedge land vee lor cap cup
        ddagger dagger sqcap sqcup uplus amalg diamond bullet wr div odot oslash otimes ominus oplus mp pm circ bigcirc
        setminus cdot ast times star propto sqsubseteq sqsupseteq parallel mid dashv vdash leq le geq ge lt gt succ
        prec approx succeq preceq supset subset supseteq subseteq in ni notin owns gg ll sim simeq perp equiv asymp
        smile frown ne neq cong doteq bowtie models not bmod pmod mod pod iff
    """,
    "arrows and dots": r"""
        Leftrightarrow Leftarrow Rightarrow leftrightarrow leftarrow gets rightarrow to mapsto leftharpoonup
        leftharpoondown rightharpoonup rightharpoondown nearrow searrow nwarrow swarrow rightleftharpoons
        hookrightarrow hookleftarrow longleftarrow Longleftarrow longrightarrow Longrightarrow Longleftrightarrow
        longleftrightarrow longmapsto ldots cdots vdots ddots dots dotsc dotsb dotsm dotsi dotso ldotp cdotp colon
        uparrow downarrow updownarrow Uparrow Downarrow Updownarrow
    """,
    "delimiters": r"""
        left right middle big Big bigg Bigg bigl Bigl biggl Biggl bigr Bigr biggr Biggr bigm Bigm biggm Biggm
        lmoustache rmoustache lgroup rgroup arrowvert Arrowvert bracevert Vert vert rangle langle rbrace lbrace rceil
        lceil rfloor lfloor lbrack rbrack brace brack choose
    """,
    "functions": r"""
        arcsin arccos arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max
        min Pr sec sin sinh sup tan tanh limits nolimits mathop mathord mathopen mathclose mathbin mathrel mathpunct
        mathinner
    """,
    "faces and sizes": r"""
        displaystyle textstyle scriptstyle scriptscriptstyle rm mit cal it bf Bbb frak scr sf tt mathrm mathup
        mathnormal mathbf mathbfup mathit mathbfit mathbb mathfrak mathbffrak mathscr mathbfscr mathsf mathsfup
        mathbfsf mathbfsfup mathsfit mathbfsfit mathtt mathcal mathbfcal symrm symup symnormal symbf symbfup symit
        symbfit symbb symfrak symbffrak symscr symbfscr symsf symsfup symbfsf symbfsfup symsfit symbfsfit symtt symcal
        symbfcal text textrm textup textnormal textit textbf textsf texttt mbox hbox fbox boxed tiny Tiny scriptsize
        small normalsize large Large LARGE huge Huge
    """,
    "accents, fractions, roots": r"""
        overline underline overbrace underbrace overparen underparen overrightarrow underrightarrow overleftarrow
        underleftarrow overleftrightarrow underleftrightarrow overset underset overunderset stackrel stackbin buildrel
        over atop frac sqrt root acute grave ddot tilde bar breve check hat vec dot widetilde widehat phantom vphantom
        hphantom mathstrut strut vcenter TeX LaTeX
    """,
    "space and lines": r"""
        enspace quad qquad thinspace negthinspace space hskip hspace kern mskip mspace mkern cr newline hline hdashline
        hfill hfil hfilll nonumber notag tag begin end matrix pmatrix cases eqalign displaylines
    """,
    "ams": r"""
        mathring nobreakspace negmedspace negthickspace idotsint iiiint dddot ddddot sideset substack injlim projlim
        varliminf varlimsup varinjlim varprojlim operatorname tfrac dfrac binom tbinom dbinom cfrac shoveleft
        shoveright xrightarrow xleftarrow implies impliedby lvert rvert lVert rVert ulcorner urcorner llcorner lrcorner
        dotplus ltimes smallsetminus rtimes Cap doublecap leftthreetimes Cup doublecup rightthreetimes barwedge
        curlywedge veebar curlyvee doublebarwedge boxminus circleddash boxtimes circledast boxdot circledcirc boxplus
        centerdot divideontimes intercal leqq geqq leqslant geqslant eqslantless eqslantgtr lesssim gtrsim lessapprox
        gtrapprox approxeq lessdot gtrdot lll llless ggg gggtr lessgtr gtrless lesseqgtr gtreqless lesseqqgtr
        gtreqqless doteqdot Doteq eqcirc risingdotseq circeq fallingdotseq triangleq backsim thicksim backsimeq
        thickapprox subseteqq supseteqq Subset Supset sqsubset sqsupset preccurlyeq succcurlyeq curlyeqprec curlyeqsucc
        precsim succsim precapprox succapprox vartriangleleft lhd vartriangleright rhd trianglelefteq unlhd
        trianglerighteq unrhd vDash Vdash Vvdash smallsmile shortmid smallfrown shortparallel bumpeq between Bumpeq
        pitchfork varpropto backepsilon blacktriangleleft blacktriangleright therefore because eqsim vartriangle Join
        nless ngtr nleq ngeq nleqslant ngeqslant nleqq ngeqq lneq gneq lneqq gneqq lvertneqq gvertneqq lnsim gnsim
        lnapprox gnapprox nprec nsucc npreceq nsucceq precneqq succneqq precnsim succnsim precnapprox succnapprox nsim
        ncong nshortmid nshortparallel nmid nparallel nvdash nvDash nVdash nVDash ntriangleleft ntriangleright
        ntrianglelefteq ntrianglerighteq nsubseteq nsupseteq nsubseteqq nsupseteqq subsetneq supsetneq varsubsetneq
        varsupsetneq subsetneqq supsetneqq varsubsetneqq varsupsetneqq leftleftarrows rightrightarrows leftrightarrows
        rightleftarrows Lleftarrow Rrightarrow twoheadleftarrow twoheadrightarrow leftarrowtail rightarrowtail
        looparrowleft looparrowright leftrightharpoons curvearrowleft curvearrowright circlearrowleft circlearrowright
        Lsh Rsh upuparrows downdownarrows upharpoonleft upharpoonright downharpoonleft restriction multimap
        downharpoonright leftrightsquigarrow rightsquigarrow leadsto dashrightarrow dashleftarrow nleftarrow
        nrightarrow nLeftarrow nRightarrow nleftrightarrow nLeftrightarrow digamma varkappa varGamma varDelta varTheta
        varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega beth gimel daleth backprime hslash varnothing
        blacktriangle triangledown blacktriangledown square Box blacksquare lozenge Diamond blacklozenge circledS
        bigstar sphericalangle measuredangle nexists complement mho eth Finv diagup Game diagdown Bbbk yen circledR
        checkmark maltese
    """,
    "mathtools": r"""
        xleftrightarrow xLeftarrow xRightarrow xLeftrightarrow xhookleftarrow xhookrightarrow xmapsto
        xrightharpoondown xleftharpoondown xrightleftharpoons xrightharpoonup xleftharpoonup xleftrightharpoons cramped
        ordinarycolon centercolon coloneqq Coloneqq coloneq
        Coloneq eqqcolon Eqqcolon eqcolon Eqcolon colonapprox Colonapprox colonsim Colonsim dblcolon bigtimes splitfrac
        splitdfrac lparen rparen Aboxed
    """,
    "braket, boldsymbol, cancel, color, extpfeil, gensymb, mhchem, upgreek": r"""
        bra ket braket set Bra Ket Braket Set ketbra Ketbra boldsymbol cancel bcancel xcancel cancelto color
        textcolor colorbox xtwoheadrightarrow xtwoheadleftarrow xlongequal xtofrom ohm degree celsius perthousand micro
        ce pu longrightleftharpoons longRightleftharpoons longLeftrightharpoons longleftrightarrows tripledash
        xRightleftharpoons xLeftrightharpoons upalpha upbeta upgamma updelta upepsilon upzeta upeta uptheta upiota
        upkappa uplambda upmu upnu upxi upomicron uppi uprho upsigma uptau upupsilon upphi upchi uppsi upomega
        upvarepsilon upvartheta upvarpi upvarrho upvarsigma upvarphi Upgamma Updelta Uptheta Uplambda Upxi Uppi Upsigma
        Upupsilon Upphi Uppsi Upomega
    """,
    "textcomp": r"""
        textbackslash textbar textbraceleft textbraceright textbullet textdagger textdaggerdbl textellipsis textemdash
        textendash textgreater textless textparagraph textperiodcentered textquotedblleft textquotedblright
        textquoteleft textquoteright textsection textunderscore textcent textdollar texteuro textsterling textyen
        textcopyright textregistered texttrademark textcelsius textdegree textdiv textmu textohm textpm textrightarrow
        textleftarrow texttimes textasciitilde textasciicircum
    """,
}

COMMANDS = frozenset(name for names in _PACKAGES.values() for name in names.split()) | frozenset("{}|,:>;! \n#$%&_\\")
"""Without their backslash."""

_ENVIRONMENTS = """
    equation equation* align align* alignat alignat* aligned alignedat gather gather* gathered multline multline* split
    eqnarray eqnarray* flalign flalign* array subarray smallmatrix smallmatrix* matrix pmatrix bmatrix Bmatrix vmatrix
    Vmatrix matrix* pmatrix* bmatrix* Bmatrix* vmatrix* Vmatrix* psmallmatrix bsmallmatrix Bsmallmatrix vsmallmatrix
    Vsmallmatrix cases cases* dcases dcases* rcases rcases* drcases drcases* numcases multlined lgathered rgathered CD
"""
ENVIRONMENTS = frozenset(_ENVIRONMENTS.split())

# Each reason ends the sentence "`\name` …".
_REFUSED = {
    "makes a link or loads something": "href url require includegraphics",
    "names, styles or hides elements of the card": r"""
        style class cssId data bbox enclose mmlToken toggle mathtip texttip fcolorbox framebox definecolor cellcolor
        rowcolor columncolor htmlClass htmlId htmlStyle htmlData
    """,
    "would go on to change other formulas of the card": r"""
        def gdef edef xdef let newcommand renewcommand providecommand newenvironment renewenvironment
        DeclareMathOperator DeclarePairedDelimiter DeclarePairedDelimiters DeclarePairedDelimiterX
        DeclarePairedDelimitersX DeclarePairedDelimiterXPP DeclarePairedDelimitersXPP Newextarrow newtagform
        renewtagform usetagform mathtoolsset setOptions
    """,
    "may draw outside of the formula's place": r"""
        rule Rule Space raise lower moveleft moveright llap rlap clap mathllap mathrlap mathclap textllap textrlap
        textclap crampedllap crampedrlap crampedclap mathmbox mathmakebox makebox raisebox smash skew above
        abovewithdelims genfrac MoveEqLeft minCDarrowwidth minCDarrowheight vspace parbox
    """,
    "is written as the character itself": "unicode char symbol U",
    "refers to another place": "label ref eqref refeq pageref cite",
    "doubles what it is given, and nested it never ends": "pmb adjustlimits overbracket underbracket mathchoice",
    "is not drawn rightly by Anki": "verb centernot centerOver prescript vdotswithin shortvdotswithin",
}

REFUSED = {name: reason for reason, names in _REFUSED.items() for name in names.split()}
"""Commands that MathJax or LaTeX knows and a card may not hold, without their backslash, each with the reason."""

SPACES = frozenset({"hskip", "hspace", "kern", "mskip", "mspace", "mkern"})
"""Those that are followed by a length."""

COLOURS = frozenset({"color", "textcolor", "colorbox"})
"""Those that are followed by the name of a colour."""

GROWTH = {"large": 1.2, "Large": 1.44, "LARGE": 1.73, "huge": 2.07, "Huge": 2.49}
"""How much larger what follows is set."""

WORDS = frozenset({"text", "textrm", "textup", "textnormal", "textit", "textbf", "textsf", "texttt", "mbox", "hbox"})
"""Those whose argument is text."""

ALIGNED = frozenset({"matrix", "pmatrix", "cases", "eqalign", "displaylines", "substack"})
"""Those whose argument has columns or lines, as an environment has."""
