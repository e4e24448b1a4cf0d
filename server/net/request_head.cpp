// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/request_head.h"

#include <algorithm>

namespace betlog::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QByteArrayView kLineEnd = "\r\n";

bool isTokenCharacter(char c)
{
    constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || kMarks.contains(c);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter);
}

/// Visible ASCII; a target with anything else must be percent-encoded.
bool isTarget(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f' && c != '#'; });
}

/// Takes the target apart where it is a whole URL, as it is sent to a proxy, and may be to anybody
/// (RFC 9112, section 3.2.2).
void takeAuthority(RequestHead& head)
{
    const QByteArray target = head.target;
    const QByteArray scheme = target.first(std::max<qsizetype>(target.indexOf(':'), 0)).toLower();
    const qsizetype begin = scheme.size() + 3;
    if ((scheme != "http" && scheme != "https") || target.mid(scheme.size(), 3) != "://")
        return;
    const auto end = std::find_if(
        target.begin() + begin, target.end(), [](char c) { return c == '/' || c == '?'; });
    head.authority = target.sliced(begin, end - target.begin() - begin);
    head.target = target.sliced(end - target.begin());
    if (!head.target.startsWith('/'))
        head.target.prepend('/');
}

bool isFieldValue(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) {
        return static_cast<unsigned char>(c) >= ' ' ? c != '\x7f' : c == '\t';
    });
}

base::Error malformed(const QString& detail)
{
    return {base::ErrorCode::BadRequest, detail, {}};
}

base::Expected<void> readRequestLine(QByteArrayView line, RequestHead& head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || last == first)
        return base::unexpected(malformed(u"The request line is no HTTP request line."_s));
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(method))
        return base::unexpected(malformed(u"The method is no HTTP method."_s));
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return base::unexpected(malformed(u"Only HTTP/1.1 and HTTP/1.0 are spoken here."_s));
    head.method = method.toByteArray();
    head.target = target.toByteArray();
    takeAuthority(head);
    if (!isTarget(target) || !head.target.startsWith('/'))
        return base::unexpected(malformed(u"The request's target is no path."_s));
    head.isHttp11 = version.endsWith('1');
    return {};
}

base::Expected<void> readHeader(QByteArrayView line, RequestHead& head)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon)))
        return base::unexpected(malformed(u"A header has no proper name."_s));
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!isFieldValue(value))
        return base::unexpected(malformed(u"A header holds control characters."_s));
    if (head.headers.size() >= kMaxRequestHeaders)
        return base::unexpected(
            base::Error {base::ErrorCode::TooLarge, u"There are too many headers."_s, {}});
    head.headers.append({line.first(colon).toByteArray().toLower(), value.toByteArray()});
    return {};
}

} // namespace

QByteArray RequestHead::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(
        headers, [&](const auto& header) { return QByteArrayView(header.first) == name; });
    return found == headers.end() ? QByteArray() : found->second;
}

qsizetype RequestHead::count(QByteArrayView name) const
{
    return std::ranges::count_if(
        headers, [&](const auto& header) { return QByteArrayView(header.first) == name; });
}

bool RequestHead::hasToken(QByteArrayView name, QByteArrayView token) const
{
    const QList<QByteArray> parts = header(name).split(',');
    return std::ranges::any_of(parts, [&](const QByteArray& part) {
        return part.trimmed().compare(token, Qt::CaseInsensitive) == 0;
    });
}

QByteArrayView RequestHead::path() const
{
    const qsizetype query = target.indexOf('?');
    return query < 0 ? QByteArrayView(target) : QByteArrayView(target).first(query);
}

base::Expected<RequestHead> parseRequestHead(QByteArrayView head)
{
    RequestHead result;
    bool isRequestLine = true;
    while (!head.isEmpty()) {
        const qsizetype end = head.indexOf(kLineEnd);
        if (end < 0)
            return base::unexpected(malformed(u"A line of the header does not end."_s));
        const QByteArrayView line = head.first(end);
        head = head.sliced(end + kLineEnd.size());
        if (line.isEmpty())
            break;
        const auto read = isRequestLine ? readRequestLine(line, result) : readHeader(line, result);
        if (!read)
            return base::unexpected(read.error());
        isRequestLine = false;
    }
    if (isRequestLine)
        return base::unexpected(malformed(u"There is no request line."_s));
    return result;
}

bool canBeginRequest(QByteArrayView bytes)
{
    constexpr qsizetype kLongestMethod = 16;
    const qsizetype space = bytes.indexOf(' ');
    const QByteArrayView method = space < 0 ? bytes : bytes.first(space);
    return space != 0 && method.size() <= kLongestMethod
        && std::ranges::all_of(method, isTokenCharacter);
}

} // namespace betlog::net
