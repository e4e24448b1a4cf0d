// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/polling_transport.h"

#include "app/sync/write_call.h"
#include "wire/change_page.h"
#include "wire/codec.h"
#include "wire/error_code.h"
#include "wire/limits.h"

#include <algorithm>
#include <utility>

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kConflict = 409;

QString roomsText(const QList<domain::RoomPattern>& rooms)
{
    QStringList texts;
    for (const domain::RoomPattern& room : rooms)
        texts.append(room.text());
    return texts.join(u',');
}

/// Which write an answer is about; an ack is as of `seq`.
base::MutationId nameWrite(wire::ServerMessage& answer, base::Seq seq)
{
    if (auto* const ack = std::get_if<wire::Ack>(&answer)) {
        ack->seq = seq;
        return ack->mutationId;
    }
    return std::get<wire::Refusal>(answer).mutationId.value_or(base::MutationId());
}

} // namespace

PollingTransport::PollingTransport(QNetworkAccessManager& network, QObject* parent)
    : Transport(parent)
    , m_network(network)
    , m_session(std::make_unique<QObject>())
{ }

void PollingTransport::open(const QUrl& httpAddress, const QString& user)
{
    m_server = httpAddress;
    m_user = user;
    QMetaObject::invokeMethod(
        m_session.get(), [this]() { emit opened(); }, Qt::QueuedConnection);
}

void PollingTransport::close()
{
    m_session.reset();
}

void PollingTransport::send(const wire::ClientMessage& message)
{
    if (m_session)
        std::visit([this](const auto& said) { say(said); }, message);
}

void PollingTransport::say(const wire::Hello& hello)
{
    forgetAnswers();
    m_rooms = hello.rooms;
    m_otherRooms.reset();
    m_cursor = hello.resume;
    m_known = m_cursor ? m_rooms : QList<domain::RoomPattern> {};
    fetch();
}

/// Whatever is on its way finds nobody any more.
void PollingTransport::forgetAnswers()
{
    m_session = std::make_unique<QObject>();
    m_isGreeted = false;
    m_isBusy = false;
    m_writing.clear();
    m_afterFeed.clear();
    m_ripe = 0;
}

void PollingTransport::say(const wire::Subscribe& subscribe)
{
    m_otherRooms = subscribe.rooms;
    fetch();
}

void PollingTransport::say(const wire::Ping& ping)
{
    HttpCall health;
    health.url = apiUrl(m_server, u"/api/health"_s);
    call(health, [this, ping](const HttpAnswer& answer) {
        if (answer.isGood())
            emit received(wire::Pong {ping.id, {}}, answer.body.size());
    });
}

/// One that is on its way or answered already is not sent twice; one whose request failed is sent
/// again when the engine sends everything unanswered again.
void PollingTransport::say(const wire::Mutate& mutate)
{
    const wire::Mutation& mutation = mutate.mutation;
    if (m_writing.contains(mutation.id))
        return;
    m_writing.insert(mutation.id);
    call(writeCall(m_server, mutation), [this, mutation](const HttpAnswer& answer) {
        writeAnswered(mutation, answer);
    });
}

void PollingTransport::writeAnswered(const wire::Mutation& mutation, const HttpAnswer& answer)
{
    if (const base::Expected<domain::Bet> bet = writtenBet(answer))
        return tellAfterFeed(wire::Ack {mutation.id, {}, *bet});
    wire::Refusal refusal;
    refusal.error = answer.error();
    refusal.mutationId = mutation.id;
    refusal.retryable = wire::isRetryable(refusal.error.code);
    if (!answer.isProblem || (answer.status >= 500 && !refusal.retryable)) {
        m_writing.remove(mutation.id); // Nothing is known of the write; it stays unanswered.
        return;
    }
    refusal.retryAfter = answer.retryAfter;
    tellAfterFeed(refusal);
}

void PollingTransport::tellAfterFeed(const wire::ServerMessage& message)
{
    m_afterFeed.append(message);
    fetch();
}

// ── the feed ──

void PollingTransport::fetch()
{
    if (!m_session)
        return;
    m_isFetchDue = true;
    if (!m_isBusy)
        askNext();
}

/// What the round needs next. Other rooms are taken up between two requests; of those that are new
/// the state is asked for.
void PollingTransport::askNext()
{
    m_isBusy = true;
    if (m_otherRooms) {
        m_rooms = *std::exchange(m_otherRooms, std::nullopt);
        m_known = domain::covered(m_rooms, m_known);
    }
    const QList<domain::RoomPattern> missing = domain::notCovered(m_rooms, m_known);
    if (!m_isGreeted)
        askWelcome();
    else if (!m_cursor || !missing.isEmpty())
        askSnapshot(missing);
    else
        askPage();
}

void PollingTransport::askWelcome()
{
    HttpCall welcome;
    welcome.url = apiUrl(m_server, u"/api/welcome"_s);
    call(welcome, [this](const HttpAnswer& answer) {
        const base::Expected<wire::ServerMessage> message = wire::decodeServerMessage(answer.body);
        if (!answer.isGood() || !message || !std::holds_alternative<wire::Welcome>(*message))
            return fail(answer);
        m_isGreeted = true;
        m_epoch = std::get<wire::Welcome>(*message).epoch;
        if (m_cursor && m_cursor->epoch != m_epoch) {
            m_cursor.reset();
            m_known.clear();
        }
        if (tell(*message, answer.body.size()))
            askNext();
    });
}

void PollingTransport::askSnapshot(const QList<domain::RoomPattern>& rooms)
{
    HttpCall snapshot;
    snapshot.url = apiUrl(m_server, u"/api/snapshot"_s, {{u"rooms"_s, roomsText(rooms)}});
    call(snapshot, [this, rooms](const HttpAnswer& answer) {
        const base::Expected<wire::SnapshotPage> page = wire::decodeSnapshotPage(answer.body);
        if (!answer.isGood() || !page)
            return fail(answer);
        if (page->epoch != m_epoch)
            return beginAnew({});
        if (!m_cursor)
            m_cursor = wire::Cursor {page->epoch, page->seq};
        m_known += rooms;
        const wire::Snapshot all {page->seq, page->bets, 1, 1, page->heads, rooms};
        if (tell(all, answer.body.size()))
            askNext();
    });
}

void PollingTransport::askPage()
{
    m_isFetchDue = false;
    m_ripe = m_afterFeed.size();
    HttpCall changes;
    changes.url = apiUrl(
        m_server,
        u"/api/changes"_s,
        {{u"since"_s, QString::number(m_cursor->seq.value())},
         {u"epoch"_s, m_cursor->epoch.text()},
         {u"rooms"_s, roomsText(m_rooms)}});
    call(changes, [this](const HttpAnswer& answer) { pageTold(answer); });
}

/// Another history: what the server says of itself is asked again, and answers to writes were about
/// the old one. They are sent again.
void PollingTransport::beginAnew(const QString& reason)
{
    forgetAnswers();
    m_isBusy = true;
    m_cursor.reset();
    m_known.clear();
    if (tell(wire::Reset {reason}))
        askNext();
}

void PollingTransport::pageTold(const HttpAnswer& answer)
{
    if (answer.status == kConflict)
        return beginAnew(answer.error().detail);
    const base::Expected<wire::ChangePage> page = wire::decodeChangePage(answer.body);
    if (!answer.isGood() || !page)
        return fail(answer);
    for (const wire::Change& change : page->changes) {
        if (!tell(change))
            return;
    }
    m_cursor->seq = page->to;
    if (page->more || m_otherRooms)
        askNext();
    else
        caughtUp();
}

void PollingTransport::caughtUp()
{
    m_isBusy = false;
    const QList<wire::ServerMessage> ripe = m_afterFeed.first(m_ripe);
    m_afterFeed.remove(0, std::exchange(m_ripe, 0));
    const base::Seq seq = m_cursor->seq;
    if (!tell(wire::Live {seq}))
        return;
    for (wire::ServerMessage message : ripe) {
        m_writing.remove(nameWrite(message, seq));
        if (!tell(message))
            return;
    }
    if (m_isFetchDue && !m_isBusy)
        askNext();
}

// ── requests ──

void PollingTransport::call(HttpCall call, std::function<void(const HttpAnswer&)> told)
{
    if (!m_session)
        return;
    call.headers += userHeader(m_user);
    emit sent(call.body.size());
    callHttp(m_network, call, m_session.get(), std::move(told));
}

bool PollingTransport::tell(const wire::ServerMessage& message, qsizetype bytes)
{
    const QObject* const session = m_session.get();
    emit received(message, bytes);
    return session && session == m_session.get();
}

/// The next fetch goes on where this one stood. Only a Betlog server refuses for good: a captive
/// portal that answers 403 does not speak for it.
void PollingTransport::fail(const HttpAnswer& answer)
{
    m_isBusy = false;
    LineEnd end {LineEnd::Kind::Unreachable, 0, answer.error().detail};
    if (answer.isGood())
        end.detail = u"The server's answer cannot be read."_s;
    if (answer.isProblem && answer.status == 401)
        end = {LineEnd::Kind::Closed, int(wire::CloseCode::SignIn), end.detail};
    if (answer.isProblem && answer.status == 403)
        end = {LineEnd::Kind::Closed, int(wire::CloseCode::NotAllowed), end.detail};
    emit ended(end);
}

} // namespace betlog::sync
