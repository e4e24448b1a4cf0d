// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/history_dialog.h"

#include "app/models/phrase_text.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/wrapped_label.h"

#include <QDialogButtonBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

HistoryDialog::HistoryDialog(
    const domain::Bet& bet, const domain::Currency& currency, QWidget* parent)
    : QDialog(parent)
    , m_currency(currency)
    , m_said(new WrappedLabel(Ink::Muted, Ground::Window, this))
    , m_column(nullptr)
{
    setWindowTitle(tr("History"));
    auto* const heading = new WrappedLabel(Ink::Text, Ground::Window, this);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    const QString of = matchupText(bet).isEmpty() ? bet.league : matchupText(bet);
    heading->setText(
        bet.number == 0 ? of : tr("Bet #%1 · %2").arg(QString::number(bet.number), of));

    auto* const inside = new QWidget(this);
    m_column = new QVBoxLayout(inside);
    m_column->setContentsMargins(0, 0, space::kSmall, 0);
    m_column->setSpacing(space::kTight);
    m_column->addStretch();
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inside);

    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    page->setSpacing(space::kMedium);
    page->addWidget(heading);
    page->addWidget(m_said);
    page->addWidget(scroll, 1);
    page->addWidget(buttons);
    resize(460, 420);
    say(tr("Asking the server…"));
}

void HistoryDialog::show(const base::Expected<QList<wire::Change>>& answer)
{
    if (!answer) {
        say(answer.error().detail);
        return;
    }
    const QList<models::HistoryEntry> entries = models::historyOf(*answer, m_currency);
    say(entries.isEmpty() ? tr("Nothing is known of this bet.") : QString());
    for (const models::HistoryEntry& entry : entries)
        addEntry(entry);
}

void HistoryDialog::addEntry(const models::HistoryEntry& entry)
{
    const auto add = [this](const QString& text, Ink ink) {
        auto* const label = new WrappedLabel(ink, Ground::Window, this);
        label->setText(text);
        m_column->insertWidget(m_column->count() - 1, label);
        return label;
    };
    const QString who = entry.actor.isEmpty() ? tr("Somebody") : models::shortened(entry.actor);
    add(u"%1 %2"_s.arg(who, entry.deed), Ink::Text);
    add(momentTextInFull(entry.at, QTimeZone::systemTimeZone()), Ink::Muted);
    for (const QString& detail : entry.details)
        add(u"• "_s + detail, Ink::Text);
    if (!entry.reason.isEmpty())
        add(tr("Reason: %1").arg(entry.reason), Ink::Muted);
    m_column->insertSpacing(m_column->count() - 1, space::kMedium);
}

void HistoryDialog::say(const QString& sentence)
{
    m_said->setText(sentence);
    m_said->setVisible(!sentence.isEmpty());
}

} // namespace betlog::widgets
