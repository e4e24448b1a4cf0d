// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/door_rules.h"

#include "server/net/request_head.h"
#include "wire/limits.h"

#include <QSysInfo>
#include <QUrl>

#include <algorithm>
#include <array>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array<QByteArrayView, 7> kMethods {
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr std::array<QByteArrayView, 3> kWebSocketPaths {"/", "/ws", "/ws/casino"};

auto refuse(base::ErrorCode code, const QString& detail)
{
    return base::unexpected(base::Error {code, detail, {}});
}

int portOf(const QUrl& url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

/// Whether an origin is the address that the client reached us by. A loopback has several names.
bool isOwnOrigin(const QString& origin, const Endpoint& local)
{
    const QUrl url(origin);
    if (portOf(url) != local.port)
        return false;
    const QHostAddress host(url.host());
    if (local.address.isLoopback())
        return url.host() == "localhost"_L1 || host.isLoopback();
    return host.isEqual(local.address, QHostAddress::TolerantConversion);
}

/// The one origin of the request, if it has one that can be read.
QString originOf(const RequestHead& head)
{
    return head.count("origin") == 1 ? normalisedOrigin(QString::fromLatin1(head.header("origin")))
                                     : QString();
}

base::Expected<void>
checkOrigin(const RequestHead& head, const Endpoint& local, const Admission& admission)
{
    if (head.count("origin") == 0 || !admission.foreignOrigin.isEmpty()
        || isOwnOrigin(originOf(head), local))
        return {};
    return refuse(
        base::ErrorCode::Forbidden,
        u"Pages of this origin may not use this log. --allow-origin on the server lets one in."_s);
}

/// The name in a Host header, without its port and in lower case.
QString hostName(const QByteArray& header)
{
    const QUrl url(u"http://"_s + QString::fromLatin1(header), QUrl::StrictMode);
    QString host = url.host();
    if (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

bool isOurName(const QString& host, const DoorRules& rules)
{
    const QString machine = QSysInfo::machineHostName().toLower();
    if (host.isEmpty())
        return false;
    if (!host.contains(u'.') || !QHostAddress(host).isNull() || host == machine
        || host == machine + u".local"_s)
        return true;
    const auto isOfOrigin = [&host](const QString& origin) {
        return QUrl(origin).host() == host;
    };
    return rules.allowedHosts.contains(host, Qt::CaseInsensitive)
        || std::ranges::any_of(rules.allowedOrigins, isOfOrigin);
}

base::Expected<void> checkHost(const RequestHead& head, const DoorRules& rules)
{
    if (head.count("host") > 1 || (head.isHttp11 && head.count("host") == 0))
        return refuse(base::ErrorCode::BadRequest, u"A request names its Host, once."_s);
    // A host in the target overrules the header (RFC 9112, section 3.2.2).
    const QByteArray host = head.authority.isEmpty() ? head.header("host") : head.authority;
    if ((head.count("host") == 0 && host.isEmpty()) || isOurName(hostName(host), rules))
        return {};
    return refuse(
        base::ErrorCode::Forbidden,
        u"This log is not known by that host name. --allow-host on the server lets one in."_s);
}

base::Expected<void> checkLength(const RequestHead& head, Admission& out)
{
    if (head.count("transfer-encoding") > 0)
        return refuse(
            base::ErrorCode::LengthRequired,
            u"The length of a body must be told in Content-Length; chunks are not taken."_s);
    if (head.count("content-length") == 0)
        return {};
    const QByteArray text = head.header("content-length");
    const bool isNumber =
        !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (head.count("content-length") > 1 || !isNumber)
        return refuse(base::ErrorCode::BadRequest, u"Content-Length is no number."_s);
    bool fits = false;
    const qlonglong length = text.toLongLong(&fits);
    if (!fits || length > wire::limits::kMaxHttpBodyBytes)
        return refuse(
            base::ErrorCode::TooLarge,
            u"The body may be %1 bytes long."_s.arg(wire::limits::kMaxHttpBodyBytes));
    out.bodyBytes = length;
    return {};
}

bool asksForWebSocket(const RequestHead& head)
{
    return head.method == "GET" && head.hasToken("upgrade", "websocket")
        && head.hasToken("connection", "upgrade");
}

base::Expected<void> checkUpgrade(const RequestHead& head, const Admission& admission)
{
    if (std::ranges::find(kWebSocketPaths, head.path()) == kWebSocketPaths.end())
        return refuse(base::ErrorCode::NotFound, u"WebSockets are answered at /ws."_s);
    if (!head.isHttp11 || admission.bodyBytes > 0)
        return refuse(
            base::ErrorCode::BadRequest, u"A WebSocket begins with HTTP/1.1 and without a body."_s);
    if (head.header("sec-websocket-version") != "13")
        return refuse(base::ErrorCode::BadRequest, u"Version 13 of WebSocket is spoken here."_s);
    constexpr qsizetype kNonceBytes = 16;
    const auto nonce = QByteArray::fromBase64Encoding(
        head.header("sec-websocket-key"), QByteArray::AbortOnBase64DecodingErrors);
    if (!nonce || nonce.decoded.size() != kNonceBytes)
        return refuse(base::ErrorCode::BadRequest, u"Sec-WebSocket-Key is no such key."_s);
    return {};
}

} // namespace

base::Expected<Admission>
admit(const RequestHead& head, const Endpoint& local, const DoorRules& rules)
{
    Admission admission;
    admission.foreignOrigin = allowedForeignOrigin(head, rules);
    if (std::ranges::find(kMethods, QByteArrayView(head.method)) == kMethods.end())
        return refuse(base::ErrorCode::MethodNotAllowed, u"There is no such method here."_s);
    if (auto checked = checkHost(head, rules); !checked)
        return base::unexpected(checked.error());
    // Decoded, it would divide the path in another place than it was written.
    if (head.path().toByteArray().toLower().contains("%2f"))
        return refuse(base::ErrorCode::NotFound, u"There is nothing at this path."_s);
    if (auto checked = checkOrigin(head, local, admission); !checked)
        return base::unexpected(checked.error());
    if (auto checked = checkLength(head, admission); !checked)
        return base::unexpected(checked.error());
    if (asksForWebSocket(head)) {
        admission.kind = Admission::Kind::WebSocket;
        if (auto checked = checkUpgrade(head, admission); !checked)
            return base::unexpected(checked.error());
    }
    admission.keepsAlive = head.isHttp11 && !head.hasToken("connection", "close");
    admission.awaitsContinue = head.isHttp11 && head.hasToken("expect", "100-continue");
    return admission;
}

QByteArray allowedForeignOrigin(const RequestHead& head, const DoorRules& rules)
{
    const QString origin = originOf(head);
    return !origin.isEmpty() && rules.allowedOrigins.contains(origin) ? head.header("origin")
                                                                      : QByteArray();
}

QString normalisedOrigin(const QString& origin)
{
    const QUrl url(origin, QUrl::StrictMode);
    const bool isOrigin = url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1)
        && !url.host().isEmpty() && url.userInfo().isEmpty() && url.path().isEmpty()
        && !url.hasQuery() && !url.hasFragment();
    return isOrigin ? url.toString() : QString();
}

} // namespace betlog::net
