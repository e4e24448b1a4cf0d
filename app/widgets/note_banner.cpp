// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/note_banner.h"

#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

NoteBanner::NoteBanner(QWidget* parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_text(new WrappedLabel(Ink::Text, Ground::Surface, this))
{
    setProperty("look", u"notice"_s);
    m_text->setMaximumLines(3);
    m_row->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    m_row->setSpacing(space::kSmall);
    m_row->addWidget(m_text, 1, Qt::AlignVCenter);
    hide();
}

void NoteBanner::say(const QString& text, const QList<Offer>& offers, Tone tone)
{
    clear();
    setProperty("look", tone == Tone::Alarm ? u"alarm"_s : u"notice"_s);
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(text);
    setAccessibleName(text);
    for (const Offer& offer : offers) {
        auto* const button = new QPushButton(offer.text, this);
        connect(button, &QPushButton::clicked, this, offer.act);
        m_row->addWidget(button, 0, Qt::AlignVCenter);
        m_buttons.append(button);
    }
    show();
}

void NoteBanner::clear()
{
    hide();
    m_text->setText({});
    // A button may be what asked for this; it goes once it has told.
    for (QPushButton* const button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater();
    }
}

QString NoteBanner::text() const
{
    return m_text->text();
}

} // namespace betlog::widgets
