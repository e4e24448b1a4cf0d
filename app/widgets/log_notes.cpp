// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_notes.h"

#include "app/widgets/log_pane.h"

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

LogNotes::LogNotes(const Parts& parts, QWidget& window)
    : QObject(&window)
    , m_note(new NoteBanner(&window))
{
    auto* const away = new NoteBanner(&window);
    auto* const forks = new NoteBanner(&window);
    away->setObjectName(u"away"_s);
    forks->setObjectName(u"forks"_s);
    for (NoteBanner* const banner : {m_note, away, forks})
        parts.pane.addBanner(banner);
    m_forks = new ForkAlarm({parts.engine, parts.client, *forks}, window);
    m_away = new AwayBanner({parts.engine, parts.clock, *away}, window);
}

} // namespace betlog::widgets
