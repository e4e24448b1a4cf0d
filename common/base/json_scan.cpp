// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "base/json_scan.h"

#include "base/json_pointer.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace betlog::base {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHexDigits = 4;
constexpr std::string_view kEscapable = "\"\\/bfnrt";

[[nodiscard]] int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

[[nodiscard]] bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// The text of a member's name that holds escapes, which were found sound before.
[[nodiscard]] std::string unescaped(std::string_view raw)
{
    constexpr std::string_view kLetters = "bfnrt";
    constexpr std::u16string_view kMeanings = u"\b\f\n\r\t";
    const QString escaped = QString::fromUtf8(raw.data(), static_cast<qsizetype>(raw.size()));
    QString text;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != u'\\') {
            text += escaped[i];
        } else if (const char letter = escaped[++i].toLatin1(); letter == 'u') {
            text += QChar(QStringView(escaped).mid(i + 1, kHexDigits).toUShort(nullptr, 16));
            i += kHexDigits;
        } else {
            const auto at = kLetters.find(letter);
            text += at == kLetters.npos ? QChar(QLatin1Char(letter)) : QChar(kMeanings[at]);
        }
    }
    return text.toStdString();
}

class JsonScanner
{
public:
    JsonScanner(QByteArrayView bytes, int maxDepth)
        : m_begin(bytes.data())
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
        , m_maxDepth(maxDepth)
    {
        constexpr std::size_t kUsualDepth = 8;
        constexpr std::size_t kUsualNames = 64;
        m_levels.reserve(kUsualDepth);
        m_names.reserve(kUsualNames);
    }

    [[nodiscard]] std::optional<Error> scan();

private:
    enum class Next { ItemOrEnd, CommaOrEnd, Item };

    /// One object or array that is open.
    struct Level
    {
        bool isObject = false;
        std::size_t firstName = 0; ///< where its names begin in m_names
        qsizetype items = 0;
        Next next = Next::ItemOrEnd;
    };

    [[nodiscard]] char peek() const { return m_at < m_end ? *m_at : '\0'; }

    bool take(char wanted);
    void skipBlanks();
    void scanStep();
    void scanItem();
    void scanName();
    void scanValue();
    void scanWord(std::string_view word);
    void scanNumber();
    void scanDigits();
    void checkNumberForm(std::string_view number);
    void scanString();
    void scanEscape();
    int scanCodeUnit();
    void open(bool isObject);
    void close();

    void failSyntax(const QString& wanted);
    void fail(ErrorCode code, const QString& detail);
    [[nodiscard]] QString pointer() const;

    const char* m_begin;
    const char* m_at;
    const char* m_end;
    int m_maxDepth;
    std::vector<Level> m_levels;
    std::vector<std::string_view> m_names; ///< of all open objects, outermost first
    std::deque<std::string> m_unescaped; ///< what names with escapes point into
    std::optional<Error> m_flaw;
};

std::optional<Error> JsonScanner::scan()
{
    skipBlanks();
    if (peek() == '{' || peek() == '[')
        open(peek() == '{');
    else
        failSyntax(u"an object or an array"_s);
    while (!m_flaw && !m_levels.empty())
        scanStep();
    skipBlanks();
    if (!m_flaw && m_at != m_end)
        failSyntax(u"nothing more"_s);
    return m_flaw;
}

/// One comma, one item or one end of the innermost level.
void JsonScanner::scanStep()
{
    skipBlanks();
    Level& level = m_levels.back();
    const bool isEnd = peek() == (level.isObject ? '}' : ']');
    if (isEnd && level.next != Next::Item) {
        ++m_at;
        close();
    } else if (level.next == Next::CommaOrEnd) {
        if (!take(','))
            failSyntax(level.isObject ? u"a comma or }"_s : u"a comma or ]"_s);
        level.next = Next::Item;
    } else {
        ++level.items;
        level.next = Next::CommaOrEnd;
        scanItem();
    }
}

void JsonScanner::scanItem()
{
    if (m_levels.back().isObject) {
        scanName();
        skipBlanks();
        if (!m_flaw && !take(':'))
            failSyntax(u"a colon"_s);
        skipBlanks();
    }
    if (!m_flaw)
        scanValue();
}

void JsonScanner::scanName()
{
    if (peek() != '"')
        return failSyntax(u"a name in quotes"_s);
    const char* const start = m_at + 1;
    m_names.emplace_back();
    scanString();
    if (m_flaw)
        return;
    std::string_view name(start, static_cast<std::size_t>(m_at - 1 - start));
    if (name.find('\\') != name.npos)
        name = m_unescaped.emplace_back(unescaped(name));
    m_names.back() = name;
}

void JsonScanner::scanValue()
{
    switch (peek()) {
    case '{':
        return open(true);
    case '[':
        return open(false);
    case '"':
        return scanString();
    case 't':
        return scanWord("true");
    case 'f':
        return scanWord("false");
    case 'n':
        return scanWord("null");
    default:
        return scanNumber();
    }
}

void JsonScanner::scanWord(std::string_view word)
{
    if (!std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).starts_with(word))
        return failSyntax(u"a value"_s);
    m_at += word.size();
}

void JsonScanner::scanNumber()
{
    const char* const start = m_at;
    const bool isNegative = take('-');
    if (!isDigit(peek()))
        return failSyntax(isNegative ? u"a digit"_s : u"a value"_s);
    if (!take('0'))
        scanDigits();
    const char* const endOfWhole = m_at;
    if (take('.'))
        scanDigits();
    if (!m_flaw && (take('e') || take('E'))) {
        if (!take('-'))
            take('+');
        scanDigits();
    }
    if (!m_flaw && m_at != endOfWhole)
        checkNumberForm({start, static_cast<std::size_t>(m_at - start)});
}

void JsonScanner::scanDigits()
{
    if (!isDigit(peek()))
        return failSyntax(u"a digit"_s);
    while (isDigit(peek()))
        ++m_at;
}

void JsonScanner::checkNumberForm(std::string_view number)
{
    bool isInRange = false;
    const QByteArrayView bytes(number.data(), static_cast<qsizetype>(number.size()));
    const double value = bytes.toDouble(&isInRange);
    if (!isInRange || !std::isfinite(value))
        fail(ErrorCode::BadJson, u"A number is out of range."_s);
    else if (std::trunc(value) == value)
        fail(
            ErrorCode::BadRequest,
            u"A whole number must be written without a fraction or an exponent."_s);
}

void JsonScanner::scanString()
{
    ++m_at;
    while (!m_flaw) {
        while (m_at < m_end && static_cast<uchar>(*m_at) >= ' ' && *m_at != '"' && *m_at != '\\')
            ++m_at;
        if (take('"'))
            return;
        if (take('\\'))
            scanEscape();
        else if (m_at == m_end)
            failSyntax(u"the end of a text"_s);
        else
            fail(ErrorCode::BadJson, u"A text holds a control character that is not escaped."_s);
    }
}

/// What follows a backslash.
void JsonScanner::scanEscape()
{
    if (!take('u')) {
        if (m_at == m_end || kEscapable.find(*m_at) == kEscapable.npos)
            return failSyntax(u"an escape"_s);
        ++m_at;
        return;
    }
    const int unit = scanCodeUnit();
    const bool isLead = unit >= 0xD800 && unit <= 0xDBFF;
    const bool isTrail = unit >= 0xDC00 && unit <= 0xDFFF;
    int second = 0;
    if (isLead && take('\\') && take('u'))
        second = scanCodeUnit();
    if (m_flaw)
        return;
    if (unit == 0)
        fail(ErrorCode::BadJson, u"A text holds the character NUL."_s);
    else if (isTrail || (isLead && (second < 0xDC00 || second > 0xDFFF)))
        fail(ErrorCode::BadJson, u"A text holds half of a surrogate pair."_s);
}

int JsonScanner::scanCodeUnit()
{
    int unit = 0;
    for (int i = 0; i < kHexDigits; ++i) {
        const int digit = hexValue(peek());
        if (digit < 0) {
            failSyntax(u"four hexadecimal digits"_s);
            return 0;
        }
        unit = unit * 16 + digit;
        ++m_at;
    }
    return unit;
}

void JsonScanner::open(bool isObject)
{
    if (m_levels.size() >= static_cast<std::size_t>(m_maxDepth))
        return fail(
            ErrorCode::BadJson, u"The JSON is nested more than %1 levels deep."_s.arg(m_maxDepth));
    ++m_at;
    m_levels.push_back({.isObject = isObject, .firstName = m_names.size()});
}

void JsonScanner::close()
{
    const auto first = m_names.begin() + static_cast<std::ptrdiff_t>(m_levels.back().firstName);
    std::sort(first, m_names.end());
    const auto twice = std::adjacent_find(first, m_names.end());
    if (twice != m_names.end()) {
        m_names.back() = *twice; // This is where the pointer ends.
        return fail(ErrorCode::BadJson, u"A name occurs twice in one object."_s);
    }
    m_names.erase(first, m_names.end());
    m_levels.pop_back();
}

bool JsonScanner::take(char wanted)
{
    const bool isThere = m_at < m_end && *m_at == wanted;
    m_at += isThere ? 1 : 0;
    return isThere;
}

void JsonScanner::skipBlanks()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

void JsonScanner::failSyntax(const QString& wanted)
{
    const QString found = m_at == m_end
        ? u"the JSON ends"_s
        : u"there is something else at byte %1"_s.arg(m_at - m_begin);
    fail(ErrorCode::BadJson, u"Expected %1, but %2."_s.arg(wanted, found));
}

void JsonScanner::fail(ErrorCode code, const QString& detail)
{
    if (!m_flaw)
        m_flaw = fieldError(code, pointer(), detail);
}

/// Where the scan stands, as a JSON pointer: the newest name or index of each open level.
QString JsonScanner::pointer() const
{
    QString text;
    for (std::size_t depth = 0; depth < m_levels.size(); ++depth) {
        const Level& level = m_levels[depth];
        const bool isInnermost = depth + 1 == m_levels.size();
        const std::size_t names = isInnermost ? m_names.size() : m_levels[depth + 1].firstName;
        if (!level.isObject) {
            text += u"/%1"_s.arg(std::max<qsizetype>(level.items - 1, 0));
        } else if (names > level.firstName) {
            const std::string_view name = m_names[names - 1];
            const auto size = static_cast<qsizetype>(name.size());
            text += u'/' + escapedForPointer(QString::fromUtf8(name.data(), size));
        }
    }
    return text;
}

} // namespace

std::optional<Error> findJsonFlaw(QByteArrayView bytes, int maxDepth)
{
    if (bytes.startsWith("\xEF\xBB\xBF"))
        return Error {ErrorCode::BadJson, u"The JSON begins with a byte order mark."_s, {}};
    if (!bytes.isValidUtf8())
        return Error {ErrorCode::BadJson, u"The JSON is not valid UTF-8."_s, {}};
    return JsonScanner(bytes, maxDepth).scan();
}

} // namespace betlog::base
