/// The style of the pages that this program makes: reports, rosters and the site of a log.
package enum PageStyle {
  /// What all of them have: colours for light, dark and paper, tables, boxes, narrow screens.
  package static let base = """
    :root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fff; --faint: #595959; --rule: #ccc;
      --good: #0b6130; --bad: #9c1c1c; --link: #1d4e89; --fill: #f4f4f2 }
    @media (prefers-color-scheme: dark) { :root { --ink: #eee; --paper: #16181a; --faint: #adadad;
      --rule: #444; --good: #7fd6a0; --bad: #ff9d9d; --link: #9cc4f5; --fill: #22262a } }
    * { box-sizing: border-box }
    body { margin: 0; color: var(--ink); background: var(--paper) }
    bdi, code, dd { overflow-wrap: anywhere }
    table { width: 100%; border-collapse: collapse }
    caption { text-align: left; color: var(--faint); padding-bottom: .3rem }
    tbody th { font-weight: inherit } .rows tbody th { font-weight: 600 }
    th, td { text-align: left; vertical-align: top; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--rule) }
    td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
    .state { font-weight: 600 }
    .note { display: block; color: var(--faint); font-size: .9rem; font-weight: 400 }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 0 }
    dt { color: var(--faint) } dd { margin: 0 }
    .box { background: var(--fill); padding: .7rem 1rem; border-radius: .3rem }
    .box ul { margin: .3rem 0 0; padding-left: 1.2rem }
    pre { background: var(--fill); padding: .7rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere }
    @media (max-width: 36rem) {
      .rows thead { position: absolute; clip-path: inset(50%) }
      .rows tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--rule) }
      .rows td, .rows th { display: block; border: 0; padding: 0; text-align: left }
      dl { grid-template-columns: 1fr; gap: 0 } dd { margin-bottom: .5rem }
    }
    @page { size: A4; margin: 15mm }
    @media print {
      :root { --ink: #000; --paper: #fff; --faint: #444; --good: #000; --bad: #000; --fill: #fff;
        font-size: 9.5pt }
      main { padding: 0; max-width: none }
      thead { display: table-header-group } tr, .box { break-inside: avoid }
      h2, h3 { break-after: avoid } .box { border: 1px solid #999 }
    }

    """

  /// What a report and a roster have besides.
  static let report = """
    body { font: 1rem/1.5 system-ui, sans-serif }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
    h1 { font-size: 1.4rem; line-height: 1.35; padding-left: .8rem; border-left: .35rem solid var(--bad) }
    h1.yes { border-color: var(--good) }
    h2 { font-size: 1.1rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
    .scroll { position: relative; max-height: 24rem; overflow: auto; border-bottom: 1px solid var(--rule) }
    .counts { width: auto }
    .state { color: var(--bad) }
    .signed, .repeated { color: var(--good) }
    @media (max-width: 36rem) { .rows td.n::before { content: "line " } }
    @media print {
      main { padding: 0; max-width: none }
      .scroll { max-height: none; overflow: visible; border: 0 }
    }

    """
}
