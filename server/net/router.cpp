// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/router.h"

#include "server/net/http_exchange.h"

#include <QMetaEnum>

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QStringView kOpenPart = u"<arg>";

/// Every request comes to QHttpServer as an exchange of ours; see http_exchange.h.
HttpExchange& take(QHttpServerResponder&& responder)
{
    auto* const exchange = qobject_cast<HttpExchange*>(responder.socket());
    Q_ASSERT(exchange);
    exchange->keep(std::move(responder));
    return *exchange;
}

/// Forms write a blank as a plus; a plus itself comes as %2B.
QUrlQuery queryOf(const RequestHead& head)
{
    const qsizetype mark = head.target.indexOf('?');
    QByteArray query = mark < 0 ? QByteArray() : head.target.sliced(mark + 1);
    return QUrlQuery(QString::fromUtf8(query.replace('+', "%20")));
}

void call(const Router::Handler& handler, QStringList arguments, QHttpServerResponder&& responder)
{
    HttpExchange& exchange = take(std::move(responder));
    const HttpRequest& request = exchange.request();
    handler({request, std::move(arguments), queryOf(request.head), Answer(exchange)});
}

QByteArray methodName(Router::Method method)
{
    return QByteArray(QMetaEnum::fromType<Router::Method>().valueToKey(static_cast<int>(method)))
        .toUpper();
}

bool matches(const QString& routePath, const QString& path)
{
    const QStringList wanted = routePath.split(u'/');
    const QStringList given = path.split(u'/');
    return std::ranges::equal(wanted, given, [](const QString& a, const QString& b) {
        return a == kOpenPart ? !b.isEmpty() : a == b;
    });
}

HttpReply preflightReply(const QByteArray& methods)
{
    HttpReply reply;
    reply.status = 204;
    reply.contentType.clear();
    reply.headers = {
        {"Allow", methods},
        {"Access-Control-Allow-Methods", methods},
        {"Access-Control-Allow-Headers",
         "Content-Type, If-Match, Idempotency-Key, X-Betlog-User, X-Betlog-Reason, Authorization"},
        {"Access-Control-Max-Age", "600"}};
    return reply;
}

} // namespace

Router::Router(QHttpServer& server)
    : m_server(server)
{
    m_server.setMissingHandler(
        [this](const QHttpServerRequest& request, QHttpServerResponder&& responder) {
            answerUnrouted(request, std::move(responder));
        });
}

void Router::add(Method method, const QString& path, Handler handler)
{
    m_routes.append({method, path});
    if (method == Method::Get)
        m_routes.append({Method::Head, path});
    const QHttpServerRequest::Methods methods =
        method == Method::Get ? Method::Get | Method::Head : QHttpServerRequest::Methods(method);
    bool isAdded = false;
    if (path.contains(kOpenPart)) {
        isAdded = m_server.route(
            path,
            methods,
            [handler =
                 std::move(handler)](const QString& argument, QHttpServerResponder&& responder) {
                call(handler, {argument}, std::move(responder));
            });
    } else {
        isAdded = m_server.route(
            path, methods, [handler = std::move(handler)](QHttpServerResponder&& responder) {
                call(handler, {}, std::move(responder));
            });
    }
    Q_ASSERT(isAdded);
}

QByteArrayList Router::methodsOf(const QString& path) const
{
    QByteArrayList methods;
    for (const Route& route : m_routes) {
        if (matches(route.path, path) && !methods.contains(methodName(route.method)))
            methods.append(methodName(route.method));
    }
    return methods;
}

void Router::answerUnrouted(
    const QHttpServerRequest& request, QHttpServerResponder&& responder) const
{
    const Answer answer(take(std::move(responder)));
    const QByteArrayList methods = methodsOf(request.url().path());
    if (methods.isEmpty())
        return answer.problem({base::ErrorCode::NotFound, u"There is nothing at this path."_s, {}});
    const QByteArray allowed = methods.join(", ");
    if (request.method() == Method::Options)
        return answer.send(preflightReply(allowed));
    HttpReply reply = problemReply(
        {base::ErrorCode::MethodNotAllowed,
         u"Here the methods are %1."_s.arg(QString::fromLatin1(allowed)),
         {}});
    reply.headers = {{"Allow", allowed}};
    answer.send(reply);
}

} // namespace betlog::net
