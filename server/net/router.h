// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/net/api_call.h"

#include <QHttpServer>

#include <functional>

namespace betlog::net {

/// The table of the API's calls, on a QHttpServer. Knows all methods of each path, so that a wrong
/// method is 405 with `Allow` and not 404, and a browser's question before a call from an allowed
/// page is answered (CORS).
class Router
{
public:
    using Method = QHttpServerRequest::Method;
    using Handler = std::function<void(const ApiCall& call)>;

    explicit Router(QHttpServer& server);

    Q_DISABLE_COPY_MOVE(Router)

    /// `path` may leave one part open: "/api/bets/<arg>/status". HEAD is answered as GET, bodiless.
    void add(Method method, const QString& path, Handler handler);

private:
    void answerUnrouted(const QHttpServerRequest& request, QHttpServerResponder&& responder) const;
    [[nodiscard]] QByteArrayList methodsOf(const QString& path) const;

    struct Route
    {
        Method method;
        QString path;
    };

    QHttpServer& m_server;
    QList<Route> m_routes;
};

} // namespace betlog::net
