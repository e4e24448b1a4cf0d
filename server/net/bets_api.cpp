// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/bets_api.h"

#include "domain/bet_rules.h"
#include "server/net/query_reader.h"
#include "server/net/router.h"
#include "server/net/when_done.h"
#include "wire/bet_json.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray pageJson(const core::BetPage& page)
{
    wire::JsonWriter writer;
    writer.openObject();
    writer.jsonMember("bets"_L1, jsonArray(page.bets));
    if (page.next)
        writer.integerMember("next"_L1, *page.next);
    else
        writer.nullMember("next"_L1);
    writer.integerMember("seq"_L1, page.seq.value());
    writer.closeObject();
    return writer.take();
}

bool isPending(domain::LineResult result)
{
    return result == domain::LineResult::Pending;
}

void sendPayout(const Answer& answer, const domain::Bet& bet)
{
    if (std::ranges::all_of(bet.results, isPending) && !bet.payout.payoutOverride)
        return answer.problem(
            {base::ErrorCode::NotSettled, u"Nothing of this bet is settled yet."_s, {}});
    wire::JsonWriter writer;
    writer.openObject();
    writer.jsonMember("bet"_L1, wire::encodeBet(bet));
    writer.jsonMember("payout"_L1, wire::encodePayout(bet.payout));
    writer.closeObject();
    answer.json(writer.take());
}

} // namespace

void BetsApi::addTo(Router& router)
{
    using Method = Router::Method;
    router.add(Method::Get, u"/api/bets"_s, [this](const ApiCall& call) { page(call); });
    router.add(Method::Get, u"/api/bets/<arg>"_s, [this](const ApiCall& call) { weekOrBet(call); });
    router.add(
        Method::Get, u"/api/bets/<arg>/payout"_s, [this](const ApiCall& call) { payout(call); });
    router.add(
        Method::Get, u"/api/bets/<arg>/history"_s, [this](const ApiCall& call) { history(call); });
}

void BetsApi::page(const ApiCall& call)
{
    QueryReader query(call.query);
    core::BetQuery wanted;
    wanted.week = query.week(u"week"_s);
    wanted.league = query.text(u"league"_s, domain::bet_limits::kMaxLeague);
    wanted.user = query.text(u"user"_s, domain::bet_limits::kMaxUserName);
    wanted.result = query.result(u"status"_s);
    wanted.limit = static_cast<int>(query.integer(u"limit"_s, 1, wire::limits::kMaxPageRows)
                                        .value_or(wire::limits::kDefaultPageRows));
    wanted.before = query.integer(u"cursor"_s, 1, std::numeric_limits<qint64>::max());
    if (const auto error = query.error())
        return call.answer.problem(*error);
    whenDone(
        m_context.log.bets(wanted),
        m_context.thread,
        [answer = call.answer](const base::Expected<core::BetPage>& page) {
            if (page)
                answer.json(pageJson(*page));
            else
                answer.problem(page.error());
        });
}

void BetsApi::weekOrBet(const ApiCall& call)
{
    const QString& text = call.arguments.first();
    if (const auto key = domain::WeekKey::fromText(text))
        return week(call, *key);
    if (const auto key = betKeyOf(text))
        return one(call, *key);
    call.answer.problem(noSuchBet());
}

void BetsApi::week(const ApiCall& call, domain::WeekKey week)
{
    QueryReader query(call.query);
    core::BetQuery wanted;
    wanted.week = week;
    wanted.user = query.text(u"userName"_s, domain::bet_limits::kMaxUserName);
    wanted.limit = 0;
    if (const auto error = query.error())
        return call.answer.problem(*error);
    whenDone(
        m_context.log.bets(wanted),
        m_context.thread,
        [answer = call.answer](const base::Expected<core::BetPage>& page) {
            if (page)
                answer.json(jsonArray(page->bets));
            else
                answer.problem(page.error());
        });
}

void BetsApi::one(const ApiCall& call, const core::BetKey& key)
{
    whenDone(
        m_context.log.bet(key),
        m_context.thread,
        [answer = call.answer](const base::Expected<QByteArray>& text) {
            if (!text)
                return answer.problem(text.error());
            HttpReply reply;
            reply.body = *text;
            if (const auto bet = wire::decodeBet(*text))
                reply.headers.emplaceBack("ETag", entityTag(*bet));
            answer.send(reply);
        });
}

void BetsApi::payout(const ApiCall& call)
{
    const auto key = betKeyOf(call.arguments.first());
    if (!key)
        return call.answer.problem(noSuchBet());
    whenDone(
        m_context.log.bet(*key),
        m_context.thread,
        [answer = call.answer](const base::Expected<QByteArray>& text) {
            const auto bet =
                text.and_then([](const QByteArray& json) { return wire::decodeBet(json); });
            if (bet)
                sendPayout(answer, *bet);
            else
                answer.problem(bet.error());
        });
}

void BetsApi::history(const ApiCall& call)
{
    const auto key = betKeyOf(call.arguments.first());
    if (!key)
        return call.answer.problem(noSuchBet());
    whenDone(
        m_context.log.history(*key),
        m_context.thread,
        [answer = call.answer](const base::Expected<QList<QByteArray>>& changes) {
            if (changes)
                answer.json("{\"changes\":" + jsonArray(*changes) + '}');
            else
                answer.problem(changes.error());
        });
}

} // namespace betlog::net
