// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/changes_api.h"

#include "server/net/query_reader.h"
#include "server/net/router.h"
#include "server/net/when_done.h"
#include "wire/change_page.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;
using core::Metrics;

ChangesApi::ChangesApi(const ApiContext& context)
    : m_context(context)
    , m_told(context.log.head().seq)
    , m_alarm(context.scheduler)
{
    connect(&context.log.feed(), &core::ChangeFeed::committed, this, &ChangesApi::wake);
}

void ChangesApi::addTo(Router& router)
{
    using Method = Router::Method;
    router.add(Method::Get, u"/api/changes"_s, [this](const ApiCall& call) { changes(call); });
    router.add(Method::Get, u"/api/snapshot"_s, [this](const ApiCall& call) { snapshot(call); });
}

void ChangesApi::changes(const ApiCall& call)
{
    using namespace wire::limits;
    m_context.metrics.add(Metrics::Count::Polls);
    QueryReader query(call.query);
    const auto epoch = query.epoch(u"epoch"_s);
    const base::Seq since(
        query.integer(u"since"_s, 0, std::numeric_limits<qint64>::max()).value_or(0));
    core::ChangeQuery wanted {since, query.rooms(u"rooms"_s), kDefaultChangesPage};
    if (const auto limit = query.integer(u"limit"_s, 1, kMaxChangesPage))
        wanted.limit = static_cast<int>(*limit);
    const std::chrono::seconds patience(
        query.integer(u"wait"_s, 0, kMaxLongPoll.count()).value_or(0));
    if (const auto error = query.error())
        return call.answer.problem(*error);
    if (epoch && *epoch != m_context.log.head().epoch)
        return call.answer.problem(
            {base::ErrorCode::Reset,
             u"The cursor is of another history of the log. Ask for a snapshot."_s,
             {}});
    ask({call.answer, wanted, since, m_context.scheduler.monotonic() + patience, since});
}

void ChangesApi::ask(const Poll& poll)
{
    whenDone(
        m_context.log.changes(poll.query),
        *this,
        [this, poll](const base::Expected<core::ChangeSlice>& slice) {
            if (slice)
                considerSlice(poll, *slice);
            else
                poll.answer.problem(slice.error());
        });
}

void ChangesApi::considerSlice(Poll poll, const core::ChangeSlice& slice)
{
    poll.query.since = slice.to;
    poll.head = slice.head;
    if (!slice.changes.isEmpty() || m_context.scheduler.monotonic() >= poll.deadline)
        return answerPoll(poll, slice);
    // Between the reading of the log and this moment the feed may have told of more.
    if (m_told > slice.to)
        return ask(poll);
    wait(poll);
}

void ChangesApi::answerPoll(const Poll& poll, const core::ChangeSlice& slice) const
{
    const wire::ChangePage page {
        m_context.log.head().epoch, poll.from, slice.to, slice.head, slice.to < slice.head, {}};
    poll.answer.json(wire::encodeChangePage(page, slice.changes));
}

void ChangesApi::wait(const Poll& poll)
{
    if (m_waiting.size() >= wire::limits::kMaxWaitingPolls)
        return poll.answer.problem(
            {base::ErrorCode::Busy, u"Too many clients wait for changes."_s, {}});
    if (poll.answer.isAbandoned())
        return answerPoll(poll, {{}, poll.query.since, poll.head});
    poll.answer.whenAbandoned(*this, [this] { endLate(); });
    m_waiting.push_back(poll);
    m_context.metrics.change(Metrics::Level::WaitingPolls, 1);
    setAlarm();
}

void ChangesApi::wake(const QList<core::CommittedChange>& changes)
{
    if (changes.isEmpty())
        return;
    m_told = changes.last().seq;
    std::list<Poll> woken;
    for (auto poll = m_waiting.begin(); poll != m_waiting.end();) {
        const auto& rooms = poll->query.rooms;
        const bool concerned =
            std::ranges::any_of(changes, [&](const core::CommittedChange& change) {
                return domain::matchesAny(rooms, change.room);
            });
        const auto next = std::next(poll);
        if (concerned)
            woken.splice(woken.end(), m_waiting, poll);
        poll = next;
    }
    for (const Poll& poll : woken) {
        m_context.metrics.change(Metrics::Level::WaitingPolls, -1);
        ask(poll);
    }
}

void ChangesApi::endLate()
{
    const auto now = m_context.scheduler.monotonic();
    for (auto poll = m_waiting.begin(); poll != m_waiting.end();) {
        if (poll->deadline > now && !poll->answer.isAbandoned()) {
            ++poll;
            continue;
        }
        answerPoll(*poll, {{}, poll->query.since, poll->head});
        m_context.metrics.change(Metrics::Level::WaitingPolls, -1);
        poll = m_waiting.erase(poll);
    }
    setAlarm();
}

void ChangesApi::setAlarm()
{
    if (m_waiting.empty())
        return m_alarm.stop();
    const auto next = std::ranges::min_element(m_waiting, {}, &Poll::deadline);
    m_alarm.start(next->deadline - m_context.scheduler.monotonic(), [this] { endLate(); });
}

void ChangesApi::release()
{
    for (Poll& poll : m_waiting)
        poll.deadline = m_context.scheduler.monotonic();
    endLate();
}

void ChangesApi::snapshot(const ApiCall& call)
{
    m_context.metrics.add(Metrics::Count::Snapshots);
    QueryReader query(call.query);
    const QList<domain::RoomPattern> rooms = query.rooms(u"rooms"_s);
    if (const auto error = query.error())
        return call.answer.problem(*error);
    const base::Epoch epoch = m_context.log.head().epoch;
    whenDone(
        m_context.log.snapshot(rooms),
        *this,
        [answer = call.answer, epoch](const base::Expected<core::SnapshotSlice>& slice) {
            if (slice)
                answer.json(wire::encodeSnapshotPage(epoch, slice->seq, slice->bets, slice->heads));
            else
                answer.problem(slice.error());
        });
}

} // namespace betlog::net
