// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/week_history_dialog.h"

#include "app/sync/log_client.h"
#include "app/sync/replica_writer.h"
#include "app/widgets/bet_log_view.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/notice_delegate.h"
#include "app/widgets/theme_icon.h"
#include "app/widgets/wrapped_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

WeekHistoryDialog::WeekHistoryDialog(const Parts& parts, QWidget* parent)
    : QDialog(parent)
    , m_with(parts)
    , m_changes(parts.facts.currency)
    , m_bets(m_past)
    , m_list(m_bets)
{
    setWindowTitle(tr("History of the week"));
    m_changes.setSelf(parts.self);
    m_bets.setRules(parts.facts.rules);
    m_bets.show(parts.week, false);
    layOut();
    resize(1000, 680);
    showSeal();
    say(tr("Asking the server…"));
}

WeekHistoryDialog::~WeekHistoryDialog() = default;

// ── how it is laid out ───────────────────────────────────────────────────────────────────────

void WeekHistoryDialog::layOut()
{
    auto* const heading = new QLabel(weekText(m_with.week), this);
    heading->setProperty("look", u"title"_s);
    m_said = new WrappedLabel(Ink::Muted, Ground::Window, this);
    m_said->setMaximumLines(3);
    m_changeList = new QListView(this);
    m_changeList->setObjectName(u"changes"_s);
    m_changeList->setAccessibleName(tr("Changes, newest first"));
    m_changeList->setModel(&m_changes);
    m_changeList->setItemDelegate(new NoticeDelegate(m_with.scheduler, this));
    m_changeList->setWordWrap(true);
    m_changeList->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_changeList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_changeList->setProperty("look", u"plain"_s);

    auto* const halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(space::kLarge);
    halves->addWidget(makePast());
    halves->addWidget(m_changeList);
    halves->setStretchFactor(0, 1);
    halves->setSizes({640, 320});
    m_body = new QWidget(this);
    auto* const body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(space::kMedium);
    body->addWidget(halves, 1);
    body->addWidget(makeSteps());

    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    page->setSpacing(space::kMedium);
    page->addWidget(heading);
    page->addWidget(makeSeal());
    page->addWidget(m_said);
    page->addWidget(m_body, 1);
    page->addStretch();
    m_sealRow->hide();
    m_body->hide();
    connect(m_changeList, &QListView::clicked, this, [this](const QModelIndex& index) {
        m_slider->setValue(m_changes.rowCount() - index.row());
    });
    connect(m_changeList, &QListView::activated, this, [this](const QModelIndex& index) {
        m_slider->setValue(m_changes.rowCount() - index.row());
    });
}

QWidget* WeekHistoryDialog::makeSeal()
{
    m_sealRow = new QWidget(this);
    m_seal = new QLabel(m_sealRow);
    m_seal->setObjectName(u"seal"_s);
    m_seal->setProperty("look", u"heading"_s);
    m_seal->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const title = new QLabel(tr("Seal"), m_sealRow);
    title->setProperty("look", u"muted"_s);
    const QString why = tr("Six words for everything that was written in this week. Whoever holds "
                           "the same log reads the same words.");
    title->setToolTip(why);
    m_seal->setToolTip(why);
    m_seal->setAccessibleDescription(why);
    auto* const copy = new QPushButton(themeIcon(u"copy"_s), tr("Copy"), m_sealRow);
    copy->setObjectName(u"copySeal"_s);
    copy->setProperty("look", u"quiet"_s);
    copy->setToolTip(tr("Copy the six words"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &WeekHistoryDialog::copySeal);
    auto* const row = new QHBoxLayout(m_sealRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(title);
    row->addWidget(m_seal);
    row->addWidget(copy);
    row->addStretch();
    return m_sealRow;
}

QWidget* WeekHistoryDialog::makePast()
{
    auto* const past = new QWidget(this);
    auto* const mark = new QFrame(past);
    mark->setProperty("look", u"notice"_s);
    m_when = new WrappedLabel(Ink::Text, Ground::Surface, mark);
    m_when->setMaximumLines(3);
    auto* const inside = new QVBoxLayout(mark);
    inside->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kSmall);
    inside->addWidget(m_when);
    m_log = new BetLogView(m_list, m_with.scheduler, past);
    m_log->setAccessibleName(tr("The log as it stood"));
    m_log->setReadOnly(true);
    m_log->setFacts(m_with.facts);
    m_log->setTeamColours(m_with.colours);
    auto* const column = new QVBoxLayout(past);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    column->addWidget(mark);
    column->addWidget(m_log, 1);
    return past;
}

QWidget* WeekHistoryDialog::makeSteps()
{
    auto* const steps = new QWidget(this);
    m_slider = new QSlider(Qt::Horizontal, steps);
    m_slider->setAccessibleName(tr("After how many changes"));
    m_slider->setPageStep(10);
    const auto button = [&](const QString& icon, const QString& name, int step) {
        auto* const made = new QToolButton(steps);
        made->setIcon(themeIcon(icon, Ink::Text));
        made->setToolTip(name);
        made->setAccessibleName(name);
        made->setAutoRepeat(true);
        connect(made, &QToolButton::clicked, this, [this, step] {
            m_slider->setValue(m_slider->value() + step);
        });
        return made;
    };
    auto* const row = new QHBoxLayout(steps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::kSmall);
    row->addWidget(button(u"chevron-left"_s, tr("One change back"), -1));
    row->addWidget(m_slider, 1);
    row->addWidget(button(u"chevron-right"_s, tr("One change on"), 1));
    connect(m_slider, &QSlider::valueChanged, this, &WeekHistoryDialog::showPosition);
    return steps;
}

// ── what it shows ────────────────────────────────────────────────────────────────────────────

void WeekHistoryDialog::load()
{
    m_gathered.clear();
    askAfter(base::Seq(0));
}

void WeekHistoryDialog::askAfter(base::Seq since)
{
    m_with.client.changes(
        {{std::nullopt, m_with.week}},
        since,
        this,
        [this](const base::Expected<sync::ToldChanges>& page) { take(page); });
}

void WeekHistoryDialog::take(const base::Expected<sync::ToldChanges>& page)
{
    if (!page)
        return say(page.error().detail);
    for (const sync::ToldChange& told : page->changes)
        m_gathered.append(told.change, told.text);
    if (page->more && m_gathered.size() < kMaxChanges)
        askAfter(page->to);
    else
        showAll();
}

void WeekHistoryDialog::showAll()
{
    m_changes.setChronicle(m_gathered);
    const auto count = static_cast<int>(m_gathered.size());
    if (count == 0)
        return say(tr("Nothing was written in this week yet."));
    m_said->hide();
    showSeal();
    if (const auto broken = m_gathered.firstBreak())
        say(tr("The history does not hold together: change %1 of %2 does not follow from the one "
               "before it. Somebody rewrote it, or a copy was damaged.")
                .arg(
                    QString::number(m_gathered.change(*broken).n),
                    m_gathered.change(*broken).room.text()));
    m_body->show();
    m_slider->setRange(0, count);
    m_slider->setValue(count);
    showPosition(count);
    m_slider->setFocus();
}

int WeekHistoryDialog::position() const
{
    return m_slider->value();
}

void WeekHistoryDialog::showPosition(int position)
{
    const models::WeekChronicle& chronicle = m_changes.chronicle();
    m_past.writer().replace({domain::RoomPattern {}}, sync::packed(chronicle.betsAfter(position)));
    if (position == 0) {
        m_when->setText(tr("Before the first change of this week. This is the past: nothing can be "
                           "changed here."));
        m_changeList->setCurrentIndex({});
        return;
    }
    const wire::Change& last = chronicle.change(position - 1);
    m_when->setText(
        tr("The log as it stood on %1, after change %2 of %3. This is the past: nothing can be "
           "changed here.")
            .arg(
                momentTextInFull(last.timestamp, QTimeZone::systemTimeZone()),
                countText(position),
                countText(chronicle.size())));
    const QModelIndex row = m_changes.index(static_cast<int>(chronicle.size()) - position);
    m_changeList->setCurrentIndex(row);
    m_changeList->scrollTo(row);
    m_log->reveal(last.bet.id);
}

/// What this computer has checked is sealed, with a line to the server or without. A week that it
/// does not follow is sealed as the server tells it.
void WeekHistoryDialog::showSeal()
{
    QList<wire::SealedRoom> rooms;
    for (const wire::RoomHead& head : m_with.heads) {
        if (head.n > 0)
            rooms.append({head.room, head.n, head.hash});
    }
    const QStringList words = rooms.isEmpty() ? m_gathered.seal() : wire::weeklySeal(rooms);
    m_seal->setText(words.join(u' '));
    m_sealRow->setVisible(!words.isEmpty());
}

void WeekHistoryDialog::copySeal()
{
    QGuiApplication::clipboard()->setText(m_seal->text());
    say(tr("The seal is on the clipboard."));
}

void WeekHistoryDialog::say(const QString& sentence)
{
    m_said->setText(sentence);
    m_said->show();
}

} // namespace betlog::widgets
