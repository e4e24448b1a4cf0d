// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/fork_dialog.h"

#include "app/models/event_tally.h"
#include "app/models/phrase_text.h"
#include "app/sync/log_client.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/comparison_view.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/wrapped_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

/// In groups, so that two people can compare them over the telephone.
QString hashText(const QByteArray& hash)
{
    constexpr qsizetype kGroup = 8;
    QStringList groups;
    for (qsizetype at = 0; at < hash.size(); at += kGroup)
        groups.append(QString::fromLatin1(hash.mid(at, kGroup)));
    return groups.join(u' ');
}

QString changeName(qint64 n)
{
    return ForkDialog::tr("Hash of change %1").arg(n);
}

} // namespace

QString roomText(const domain::Room& room)
{
    const QString day = QLocale(QLocale::English).toString(room.week.start(), u"d MMMM yyyy"_s);
    return ForkDialog::tr("%1, week of %2").arg(models::shortened(room.league), day);
}

ForkDialog::ForkDialog(const Parts& parts, QWidget* parent)
    : QDialog(parent)
    , m_with(parts)
{
    setWindowTitle(tr("Two histories"));
    layOut();
    m_comparison->setFields(hashes());
    resize(760, 560);
}

void ForkDialog::layOut()
{
    const sync::Fork& fork = m_with.fork;
    auto* const heading = new QLabel(this);
    heading->setProperty("look", u"title"_s);
    heading->setTextFormat(Qt::PlainText);
    heading->setText(roomText(fork.room));
    auto* const about = new WrappedLabel(Ink::Text, Ground::Window, this);
    about->setObjectName(u"about"_s);
    about->setMaximumLines(6);
    about->setText(
        tr("The server tells another past than this computer has seen and checked. The first "
           "change that differs is number %1. Somebody rewrote the past, or the server was set "
           "back to an older copy. Your copy stays as it is until you choose; compare it with the "
           "others of your group first.")
            .arg(fork.n));
    m_said = new WrappedLabel(Ink::Muted, Ground::Window, this);
    m_said->setObjectName(u"said"_s);
    m_said->setMaximumLines(4);
    m_said->setText(tr("Asking the server for its copy…"));
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    m_comparison = new ComparisonView(scroll);
    m_comparison->setHeadings(tr("Your copy"), tr("The server’s copy"));
    scroll->setWidget(m_comparison);

    auto* const take = new QPushButton(tr("Take the server’s copy…"), this);
    take->setObjectName(u"take"_s);
    take->setProperty("look", u"danger"_s);
    take->setAutoDefault(false);
    connect(take, &QPushButton::clicked, this, &ForkDialog::askAndTake);
    auto* const keep = new QPushButton(tr("Keep my copy"), this);
    keep->setObjectName(u"keep"_s);
    keep->setProperty("look", u"primary"_s);
    keep->setDefault(true);
    connect(keep, &QPushButton::clicked, this, [this] {
        accept();
        emit keepWanted();
    });
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(take);
    buttons->addStretch(1);
    buttons->addWidget(keep);

    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    page->setSpacing(space::kMedium);
    page->addWidget(heading);
    page->addWidget(about);
    page->addWidget(m_said);
    page->addWidget(scroll, 1);
    page->addLayout(buttons);
    keep->setFocus();
}

QList<models::ComparedField> ForkDialog::hashes() const
{
    const sync::Fork& fork = m_with.fork;
    const qint64 ourLast = m_with.ourChanges;
    const QString theirs = fork.theirs.isEmpty() ? tr("not there") : hashText(fork.theirs);
    QList<models::ComparedField> rows;
    if (ourLast > 0) {
        const QString other = fork.n == ourLast ? theirs
            : fork.n < ourLast                  ? tr("not there")
                                                : serversHash(ourLast);
        rows.append({changeName(ourLast), hashText(fork.ours), other});
    }
    if (fork.n > ourLast)
        rows.append(
            {changeName(fork.n),
             tr("would have to follow from yours"),
             tr("%1, which does not").arg(theirs)});
    return rows;
}

/// What the server tells of a change that this computer has, once it has answered.
QString ForkDialog::serversHash(qint64 n) const
{
    for (qsizetype i = 0; i < m_gathered.size(); ++i) {
        if (m_gathered.change(i).n == n)
            return hashText(m_gathered.change(i).hash);
    }
    return tr("not told");
}

void ForkDialog::load()
{
    m_gathered.clear();
    askAfter(base::Seq(0));
}

void ForkDialog::askAfter(base::Seq since)
{
    m_with.client.changes(
        {{m_with.fork.room.league, m_with.fork.room.week}},
        since,
        this,
        [this](const base::Expected<sync::ToldChanges>& page) { take(page); });
}

void ForkDialog::take(const base::Expected<sync::ToldChanges>& page)
{
    if (!page) {
        m_said->setText(
            tr("What else the server has cannot be read now: %1").arg(page.error().detail));
        return;
    }
    for (const sync::ToldChange& told : page->changes)
        m_gathered.append(told.change, told.text);
    if (page->more && m_gathered.size() < kMaxChanges)
        askAfter(page->to);
    else
        showServersCopy();
}

void ForkDialog::showServersCopy()
{
    const QList<models::ComparedField> bets = models::comparedCopies(
        m_with.ourBets, m_gathered.betsAfter(m_gathered.size()), m_with.currency);
    m_comparison->setFields(hashes() + bets);
    QStringList said {
        tr("Changes in your copy: %1; in the server’s: %2.")
            .arg(countText(m_with.ourChanges), countText(m_gathered.size())),
        firstDifference(),
        bets.isEmpty() ? tr("The bets are the same in both copies.") : QString()};
    said.removeAll(QString());
    m_said->setText(said.join(u' '));
}

/// What the server says in place of what this computer has seen.
QString ForkDialog::firstDifference() const
{
    for (qsizetype i = 0; i < m_gathered.size(); ++i) {
        const wire::Change& change = m_gathered.change(i);
        if (change.n != m_with.fork.n)
            continue;
        sync::LogEvent event;
        event.type = change.type;
        event.updateType = change.updateType;
        event.actor = change.actor;
        event.bet = change.bet;
        if (const domain::Bet* const before = m_gathered.before(i))
            event.before = *before;
        return tr("Its change %1, of %2: %3")
            .arg(
                QString::number(change.n),
                momentTextInFull(change.timestamp, QTimeZone::systemTimeZone()),
                models::noticeOf(event, {}).text);
    }
    return {};
}

void ForkDialog::askAndTake()
{
    auto* const question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::NoIcon);
    question->setWindowTitle(tr("Take the server’s copy"));
    question->setText(tr("Let go of your copy of %1?").arg(roomText(m_with.fork.room)));
    const qsizetype bets = m_with.ourBets.size();
    question->setInformativeText(
        (bets == 1 ? tr("Your copy has 1 bet.") : tr("Your copy has %1 bets.").arg(countText(bets)))
        + u' '
        + tr("What the server has takes its place, and this computer cannot show the old past "
             "again."));
    QPushButton* const take =
        question->addButton(tr("Take the server’s copy"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Keep my copy"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::buttonClicked, this, [this, take](QAbstractButton* pressed) {
        if (pressed != static_cast<QAbstractButton*>(take))
            return;
        accept();
        emit takeWanted();
    });
    question->open();
}

} // namespace betlog::widgets
