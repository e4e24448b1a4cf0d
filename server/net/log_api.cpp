// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/log_api.h"

#include "domain/bet_rules.h"
#include "server/net/query_reader.h"
#include "server/net/router.h"
#include "server/net/welcome.h"
#include "server/net/when_done.h"
#include "wire/catalog_json.h"
#include "wire/codec.h"
#include "wire/json_writer.h"
#include "wire/limits.h"

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

LogApi::LogApi(const ApiContext& context, std::function<int()> connections)
    : m_context(context)
    , m_connections(std::move(connections))
    , m_startedAt(context.scheduler.monotonic())
{ }

void LogApi::addTo(Router& router)
{
    using Method = Router::Method;
    router.add(Method::Get, u"/api/stats"_s, [this](const ApiCall& call) { statistics(call); });
    router.add(Method::Get, u"/api/catalog"_s, [this](const ApiCall& call) { catalog(call); });
    router.add(
        Method::Put, u"/api/catalog"_s, [this](const ApiCall& call) { replaceCatalog(call); });
    router.add(Method::Get, u"/api/health"_s, [this](const ApiCall& call) { health(call); });
    router.add(Method::Get, u"/api/welcome"_s, [this](const ApiCall& call) { welcome(call); });
    router.add(Method::Get, u"/metrics"_s, [this](const ApiCall& call) { metrics(call); });
}

void LogApi::statistics(const ApiCall& call)
{
    QueryReader query(call.query);
    const core::StatisticsQuery wanted {
        query.week(u"from"_s),
        query.week(u"to"_s),
        query.text(u"league"_s, domain::bet_limits::kMaxLeague)};
    if (const auto error = query.error())
        return call.answer.problem(*error);
    whenDone(
        m_context.log.statistics(wanted),
        m_context.thread,
        [answer = call.answer](const base::Expected<wire::Statistics>& found) {
            if (found)
                answer.json(wire::encodeStatistics(*found));
            else
                answer.problem(found.error());
        });
}

void LogApi::catalog(const ApiCall& call)
{
    whenDone(
        m_context.log.catalog(),
        m_context.thread,
        [answer = call.answer](const base::Expected<QByteArray>& text) {
            if (text)
                answer.json(*text);
            else
                answer.problem(text.error());
        });
}

void LogApi::replaceCatalog(const ApiCall& call)
{
    const auto catalog = wire::decodeCatalog(call.request.body);
    if (!catalog)
        return call.answer.problem(catalog.error());
    const auto actor = actorOf(call, m_context);
    const auto id = mutationIdOf(call, m_context);
    if (!id || !actor)
        return call.answer.problem(id ? actor.error() : id.error());
    whenDone(
        m_context.log.replaceCatalog({*id, *catalog, *actor}),
        m_context.thread,
        [answer = call.answer,
         text = wire::encodeCatalog(*catalog)](const base::Expected<void>& replaced) {
            if (replaced)
                answer.json(text);
            else
                answer.problem(replaced.error());
        });
}

void LogApi::health(const ApiCall& call)
{
    using std::chrono::duration_cast;
    using std::chrono::seconds;
    const core::LogHead head = m_context.log.head();
    const auto uptime = duration_cast<seconds>(m_context.scheduler.monotonic() - m_startedAt);
    wire::JsonWriter writer;
    writer.openObject();
    writer.integerMember("connections"_L1, m_connections());
    writer.textMember("epoch"_L1, head.epoch.text());
    writer.integerMember("protocol"_L1, wire::limits::kProtocolVersion);
    writer.integerMember("seq"_L1, head.seq.value());
    writer.textMember("status"_L1, "ok"_L1);
    writer.integerMember("uptimeSeconds"_L1, uptime.count());
    writer.textMember("version"_L1, QLatin1StringView(BETLOG_VERSION));
    writer.closeObject();
    call.answer.json(writer.take());
}

/// For clients that cannot have a WebSocket: what they would hear first on one.
void LogApi::welcome(const ApiCall& call)
{
    const auto actor = actorOf(call, m_context);
    if (!actor)
        return call.answer.problem(actor.error());
    const wire::Welcome welcome =
        welcomeTo(*actor, m_context.log, m_context.settings, m_context.scheduler, m_context.random);
    call.answer.json(wire::encode(wire::ServerMessage(welcome)));
}

void LogApi::metrics(const ApiCall& call)
{
    HttpReply reply;
    reply.contentType = "text/plain; version=0.0.4; charset=utf-8";
    reply.body = m_context.metrics.prometheusText();
    call.answer.send(reply);
}

} // namespace betlog::net
