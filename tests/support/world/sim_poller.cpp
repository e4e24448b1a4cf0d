// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/sim_poller.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kReset = 409;

} // namespace

SimPoller::SimPoller(SimTime& time, SimServer& server, quint32 seed, bool isLong)
    : m_random(seed)
    , m_cable(time, m_random, server)
    , m_http(m_cable)
    , m_isLong(isLong)
    , m_again(time)
{ }

void SimPoller::ask()
{
    if (m_cursor)
        askChanges();
    else
        askSnapshot();
}

void SimPoller::askSnapshot()
{
    call(u"/api/snapshot"_s, {{u"rooms"_s, u"*"_s}});
}

void SimPoller::askChanges()
{
    QList<std::pair<QString, QString>> query {
        {u"since"_s, QString::number(m_cursor->seq.value())}, {u"epoch"_s, m_cursor->epoch.text()}};
    if (m_isLong)
        query.append({u"wait"_s, u"25"_s});
    call(u"/api/changes"_s, query);
}

void SimPoller::call(const QString& path, const QList<std::pair<QString, QString>>& query)
{
    sync::HttpCall call;
    call.url = sync::apiUrl(QUrl(u"http://log"_s), path, query);
    call.patience = 35s;
    sync::callHttp(
        m_http, call, &m_life, [this](const sync::HttpAnswer& answer) { answered(answer); });
}

void SimPoller::answered(const sync::HttpAnswer& answer)
{
    if (answer.status == kReset) {
        m_cursor.reset();
        return askAfter(100ms);
    }
    if (!answer.isGood())
        return askAfter(3s);
    if (m_cursor) {
        const auto page = wire::decodeChangePage(answer.body);
        if (!page)
            m_complaint = u"a page of changes cannot be read: "_s + page.error().detail;
        else
            take(*page);
        return askAfter(m_isLong || page->more ? 1ms : 5s);
    }
    const auto page = wire::decodeSnapshotPage(answer.body);
    if (!page) {
        m_complaint = u"a snapshot cannot be read: "_s + page.error().detail;
        return;
    }
    m_cursor = wire::Cursor {page->epoch, page->seq};
    m_bets.clear();
    m_n.clear();
    for (const domain::Bet& bet : page->bets)
        m_bets.insert(bet.id, bet);
    askAfter(1ms);
}

void SimPoller::take(const wire::ChangePage& page)
{
    for (const wire::Change& change : page.changes) {
        if (change.seq != m_cursor->seq.next())
            m_complaint = u"a poll jumped from seq %1 to seq %2"_s.arg(m_cursor->seq.value())
                              .arg(change.seq.value());
        const QString room = change.room.text();
        if (m_n.contains(room) && change.n != m_n[room] + 1)
            m_complaint = u"a poll jumped to n %1 of %2"_s.arg(change.n).arg(room);
        m_n[room] = change.n;
        m_cursor->seq = change.seq;
        if (change.type == wire::ChangeType::Deleted)
            m_bets.remove(change.bet.id);
        else
            m_bets.insert(change.bet.id, change.bet);
    }
    m_cursor->seq = page.to;
}

void SimPoller::askAfter(std::chrono::milliseconds pause)
{
    m_again.start(pause, [this]() { ask(); });
}

} // namespace betlog::tests
