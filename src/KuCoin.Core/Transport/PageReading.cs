using KuCoin.Json;

namespace KuCoin.Transport;

/// <summary>Reads pages of rows that are read by hand.</summary>
internal static class PageReading
{
    private static readonly NameOrder Names = NameOrder.Of<Name>();

    public static NumberedPage<T> ReadNumberedPage<T>(ref this AnswerReader reader, AnswerDecoder<T> row)
    {
        var page = new NumberedPage<T>();
        reader.EnterObject();
        var name = NameOrder.Start;
        while (reader.TryReadName(Names, ref name))
        {
            switch ((Name)name)
            {
                case Name.currentPage:
                    page.CurrentPage = reader.ReadValue<int, Int32Text>();
                    break;
                case Name.pageSize:
                    page.PageSize = reader.ReadValue<int, Int32Text>();
                    break;
                case Name.totalNum:
                    page.TotalNum = reader.ReadInt64();
                    break;
                case Name.totalPage:
                    page.TotalPage = reader.ReadValue<int, Int32Text>();
                    break;
                case Name.items:
                    page.Items = reader.TryReadNull() ? null : reader.ReadList(row);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return page;
    }

    public static CursorPage<T> ReadCursorPage<T>(ref this AnswerReader reader, AnswerDecoder<T> row)
    {
        var page = new CursorPage<T>();
        reader.EnterObject();
        var name = NameOrder.Start;
        while (reader.TryReadName(Names, ref name))
        {
            switch ((Name)name)
            {
                case Name.items:
                    page.Items = reader.TryReadNull() ? null : reader.ReadList(row);
                    break;
                case Name.lastId:
                    page.LastId = reader.ReadInt64();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return page;
    }

    // Spelled as the exchange does.
    private enum Name
    {
        currentPage,
        pageSize,
        totalNum,
        totalPage,
        items,
        lastId,
    }
}
