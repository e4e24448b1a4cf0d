// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/away_banner.h"

#include "app/models/event_phrases.h"
#include "app/models/event_tally.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/moment_text.h"
#include "app/widgets/note_banner.h"
#include "app/widgets/notice_delegate.h"
#include "app/widgets/theme.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::NoticeHistoryModel;

AwayList::AwayList(
    const sync::AwayReport& report, const QString& self, const base::Clock& clock, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListView(this))
{
    setWindowTitle(tr("While you were away"));
    for (const sync::LogEvent& event : report.events)
        m_changes.add(models::noticeOf(event, self));
    m_changes.markAllRead(); // all of it is new; a mark on each says nothing
    auto* const heading = new QLabel(models::awaySentence(report.count), this);
    heading->setProperty("look", u"heading"_s);
    auto* const since = new QLabel(this);
    since->setProperty("look", u"muted"_s);
    since->setVisible(report.since.has_value());
    if (report.since)
        since->setText(tr("Since %1. Enter shows the bet in the log.")
                           .arg(momentTextInFull(*report.since, QTimeZone::systemTimeZone())));
    m_list->setProperty("look", u"plain"_s);
    m_list->setModel(&m_changes);
    m_list->setItemDelegate(new NoticeDelegate(clock, this));
    m_list->setWordWrap(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setAccessibleName(tr("What happened while you were away, newest first"));
    const auto open = [this](const QModelIndex& index) {
        const auto notice = index.data(NoticeHistoryModel::NoticeRole).value<models::Notice>();
        if (!notice.bet.isNull())
            emit openWanted(notice.bet);
    };
    connect(m_list, &QListView::clicked, this, open);
    connect(m_list, &QListView::activated, this, open);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    page->setSpacing(space::kSmall);
    page->addWidget(heading);
    page->addWidget(since);
    page->addWidget(m_list, 1);
    resize(420, 480);
    m_list->setCurrentIndex(m_changes.index(0));
    m_list->setFocus();
}

AwayBanner::AwayBanner(const Parts& parts, QWidget& window)
    : QObject(&window)
    , m_with(parts)
    , m_window(window)
{
    connect(&m_with.engine, &sync::SyncEngine::cameBack, this, &AwayBanner::refresh);
    // Of another server's log it tells nothing.
    connect(&m_with.engine, &sync::SyncEngine::statusChanged, this, [this] {
        if (m_with.engine.awayReport().isEmpty() && !m_with.banner.isHidden())
            refresh();
    });
    refresh();
}

void AwayBanner::refresh()
{
    const sync::AwayReport& report = m_with.engine.awayReport();
    emit reported(!report.isEmpty());
    if (report.isEmpty())
        return m_with.banner.clear();
    m_with.banner.say(
        models::awaySentence(report.count),
        {{tr("Show them"),
          [this] {
              showList();
          }},
         {tr("Dismiss"), [this] {
              dismiss();
          }}});
}

/// It stands beside the window, so that one change after the other can be opened.
void AwayBanner::showList()
{
    const sync::AwayReport& report = m_with.engine.awayReport();
    if (report.isEmpty())
        return;
    auto* const list = new AwayList(report, m_with.engine.user(), m_with.clock, &m_window);
    list->setAttribute(Qt::WA_DeleteOnClose);
    connect(list, &AwayList::openWanted, this, &AwayBanner::openWanted);
    list->show();
    dismiss();
}

void AwayBanner::dismiss()
{
    m_with.engine.dismissAwayReport();
    refresh();
}

} // namespace betlog::widgets
