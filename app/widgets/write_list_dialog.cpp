// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/write_list_dialog.h"

#include "app/models/connection_phrases.h"
#include "app/widgets/comparison_view.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/wrapped_label.h"
#include "app/widgets/write_delegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::WriteListModel;
using sync::QueueEntry;
using sync::QueueState;

namespace {

QString waitingSentence(const QueueEntry& entry)
{
    if (entry.isElsewhere)
        return WriteListDialog::tr("It was written for another log, at %1, and waits until that "
                                   "one is opened.")
            .arg(models::serverInWords(entry.server));
    if (!entry.error.detail.isEmpty()) // what holds it up
        return entry.error.detail;
    return WriteListDialog::tr("It is kept here and sent when the line is back.");
}

QString acceptedSentence(const QueueEntry& entry)
{
    const bool wasAway =
        entry.acceptedAt && *entry.acceptedAt - entry.enteredAt > std::chrono::minutes(1);
    if (!wasAway)
        return WriteListDialog::tr("It is in the log.");
    return WriteListDialog::tr("It is in the log, entered %1 and accepted %2.")
        .arg(
            momentTextInFull(entry.enteredAt, QTimeZone::systemTimeZone()),
            momentTextInFull(*entry.acceptedAt, QTimeZone::systemTimeZone()));
}

QString sentenceOf(const QueueEntry& entry)
{
    switch (entry.state) {
    case QueueState::Waiting:
        return waitingSentence(entry);
    case QueueState::Sent:
        return WriteListDialog::tr("It was sent and is not answered yet.");
    case QueueState::Accepted:
        return acceptedSentence(entry);
    case QueueState::Refused:
    case QueueState::Conflicted:
        break;
    }
    return entry.error.detail.isEmpty() ? WriteListDialog::tr("The log did not take this change.")
                                        : entry.error.detail;
}

/// Somebody deleted the bet that the write is about.
bool isGone(const QueueEntry& entry)
{
    return models::needsAnswer(entry) && !entry.theirs
        && !std::holds_alternative<wire::CreateBet>(entry.operation);
}

/// What it says can be said otherwise in the editor.
bool canEdit(const QueueEntry& entry)
{
    const bool isTyped = std::holds_alternative<wire::CreateBet>(entry.operation)
        || std::holds_alternative<wire::EditBet>(entry.operation);
    const bool isHere = entry.state == QueueState::Waiting && entry.canDiscard;
    return isTyped && entry.mine && !isGone(entry) && !entry.isElsewhere
        && (isHere || models::needsAnswer(entry));
}

QString insistText(const QueueEntry& entry)
{
    if (isGone(entry))
        return WriteListDialog::tr("Bring the bet back and send again");
    if (entry.state == QueueState::Waiting)
        return WriteListDialog::tr("Try now");
    return entry.state == QueueState::Conflicted ? WriteListDialog::tr("Keep mine")
                                                 : WriteListDialog::tr("Send again");
}

} // namespace

WriteListDialog::WriteListDialog(
    WriteListModel& writes,
    const base::Clock& clock,
    const domain::Currency& currency,
    QWidget* parent)
    : QDialog(parent)
    , m_writes(writes)
    , m_currency(currency)
    , m_list(new QListView(this))
    , m_empty(makeEmpty())
{
    setWindowTitle(tr("Your changes"));
    m_list->setModel(&writes);
    m_list->setItemDelegate(new WriteDelegate(clock, this));
    m_list->setAccessibleName(tr("Your changes, newest first"));
    m_list->setMouseTracking(true);
    layOut();
    connect(
        m_list->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        &WriteListDialog::showChosen);
    connect(&writes, &WriteListModel::countsChanged, this, &WriteListDialog::keepChoice);
    resize(860, 560);
    keepChoice();
}

void WriteListDialog::layOut()
{
    auto* const halves = new QHBoxLayout;
    halves->setSpacing(space::kLarge);
    m_list->setFixedWidth(280);
    halves->addWidget(m_list);
    halves->addWidget(makeDetail(), 1);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    page->addWidget(m_empty, 1);
    page->addLayout(halves, 1);
}

QWidget* WriteListDialog::makeEmpty()
{
    auto* const empty = new QWidget(this);
    auto* const column = new QVBoxLayout(empty);
    const auto add = [&](const QString& text, const QString& look) {
        auto* const label = new QLabel(text, empty);
        label->setProperty("look", look);
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    };
    column->addStretch();
    add(tr("Everything you wrote is in the log"), u"title"_s);
    add(tr("What waits for the line, or was refused, is listed here."), u"muted"_s);
    column->addStretch();
    return empty;
}

QWidget* WriteListDialog::makeDetail()
{
    m_detail = new QWidget(this);
    m_title = new QLabel(m_detail);
    m_title->setProperty("look", u"heading"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_why = new WrappedLabel(Ink::Muted, Ground::Window, m_detail);
    m_why->setMaximumLines(4);
    m_scroll = new QScrollArea(m_detail);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_comparison = new ComparisonView(m_scroll);
    m_scroll->setWidget(m_comparison);
    auto* const buttons = new QHBoxLayout;
    const auto add = [&](const QString& name) {
        auto* const button = new QPushButton(m_detail);
        button->setObjectName(name);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    m_mine = add(u"mine"_s);
    m_mine->setProperty("look", u"primary"_s);
    m_theirs = add(u"theirs"_s);
    m_edit = add(u"edit"_s);
    m_edit->setText(tr("Edit…"));
    buttons->addStretch();
    m_open = add(u"open"_s);
    m_open->setText(tr("Show in the log"));
    auto* const column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_title);
    column->addWidget(m_why);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    const auto onClick = [this](QPushButton* button, auto tell) {
        connect(button, &QPushButton::clicked, this, [this, tell] {
            if (const QueueEntry* const entry = chosen())
                tell(QueueEntry(*entry));
        });
    };
    onClick(m_mine, [this](const QueueEntry& entry) { insist(entry); });
    onClick(m_theirs, [this](const QueueEntry& entry) { letGo(entry); });
    onClick(m_edit, [this](const QueueEntry& entry) { emit editWanted(entry); });
    onClick(m_open, [this](const QueueEntry& entry) { emit openWanted(entry.bet); });
    return m_detail;
}

void WriteListDialog::insist(const QueueEntry& entry)
{
    if (entry.state == QueueState::Conflicted)
        emit keepMineWanted(entry.mutation);
    else
        emit retryWanted(entry);
}

void WriteListDialog::letGo(const QueueEntry& entry)
{
    if (entry.state == QueueState::Conflicted)
        emit keepTheirsWanted(entry.mutation);
    else
        emit discardWanted(entry.mutation);
}

void WriteListDialog::choose(base::MutationId mutation)
{
    if (const QModelIndex index = m_writes.indexOf(mutation); index.isValid())
        m_list->setCurrentIndex(index);
}

const QueueEntry* WriteListDialog::chosen() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_writes.entry(index.row()) : nullptr;
}

void WriteListDialog::keepChoice()
{
    const bool empty = m_writes.rowCount() == 0;
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    if (!m_list->currentIndex().isValid())
        choose(m_chosen);
    if (!empty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_writes.index(0));
    showChosen();
}

void WriteListDialog::showChosen()
{
    const QueueEntry* const entry = chosen();
    m_detail->setVisible(entry);
    if (!entry)
        return;
    m_chosen = entry->mutation;
    showEntry(*entry);
}

void WriteListDialog::showEntry(const QueueEntry& entry)
{
    const bool isAsked = models::needsAnswer(entry);
    const bool isConflict = entry.state == QueueState::Conflicted;
    const bool isWaiting = entry.state == QueueState::Waiting;
    m_title->setText(models::writeText(entry));
    m_why->setText(sentenceOf(entry));
    m_mine->setText(insistText(entry));
    m_theirs->setText(isConflict ? tr("Keep theirs") : tr("Discard"));
    m_mine->setVisible(isAsked || (isWaiting && !entry.isElsewhere));
    m_theirs->setVisible(isAsked || (isWaiting && entry.canDiscard));
    m_edit->setVisible(canEdit(entry));
    m_open->setVisible(entry.theirs.has_value() && !entry.isElsewhere);
    const bool isCompared = isAsked || isWaiting;
    m_scroll->setVisible(isCompared);
    if (isCompared)
        m_comparison->setFields(
            models::comparedFields(models::insistedOn(entry), entry.theirs, m_currency));
}

} // namespace betlog::widgets
