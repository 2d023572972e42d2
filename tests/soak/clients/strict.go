// The calls of Go clients, decoded into structs: a number where a text is expected ends the run, and the other way round.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"
)

type links map[string]string

type meta struct {
	Total     string `json:"total"`
	PageInput *struct {
		ListID     int64   `json:"listid"`
		Limit      int64   `json:"limit"`
		Offset     int64   `json:"offset"`
		Search     *string `json:"search"`
		Status     int64   `json:"status"`
		ForceQuery int     `json:"forceQuery"`
		CacheID    string  `json:"cacheid"`
	} `json:"page_input"`
	Sortable *bool `json:"sortable"`
}

type contact struct {
	ID           string    `json:"id"`
	Email        string    `json:"email"`
	Phone        string    `json:"phone"`
	FirstName    string    `json:"firstName"`
	LastName     string    `json:"lastName"`
	OrgID        string    `json:"orgid"`
	Organization *string   `json:"organization"`
	BouncedHard  string    `json:"bounced_hard"`
	BouncedDate  *string   `json:"bounced_date"`
	Deleted      string    `json:"deleted"`
	Created      time.Time `json:"cdate"`
	Updated      time.Time `json:"udate"`
	CreatedStamp string    `json:"created_utc_timestamp"`
	ScoreValues  []string  `json:"scoreValues"`
	EmailEmpty   *bool     `json:"email_empty"`
	FieldValues  []string  `json:"fieldValues"`
	Lists        []string  `json:"contactLists"`
	Automations  []string  `json:"contactAutomations"`
	Links        links     `json:"links"`
}

type fieldValue struct {
	ID      string    `json:"id,omitempty"`
	Contact string    `json:"contact,omitempty"`
	Field   string    `json:"field"`
	Value   string    `json:"value"`
	Created time.Time `json:"cdate"`
	Owner   string    `json:"owner,omitempty"`
	Links   links     `json:"links,omitempty"`
}

type membership struct {
	ID         string  `json:"id"`
	Contact    string  `json:"contact"`
	List       string  `json:"list"`
	Form       *string `json:"form"`
	SeriesID   string  `json:"seriesid"`
	Subscribed string  `json:"sdate"`
	Status     string  `json:"status"`
	Responder  string  `json:"responder"`
	Reason     string  `json:"unsubreason"`
	SourceID   string  `json:"sourceid"`
	IP         string  `json:"ip4Sub"`
	Automation *string `json:"automation"`
	Links      links   `json:"links"`
}

type enrolment struct {
	Contact           string  `json:"contact"`
	SeriesID          string  `json:"seriesid"`
	Automation        string  `json:"automation"`
	Status            string  `json:"status"`
	AddDate           string  `json:"adddate"`
	RemDate           *string `json:"remdate"`
	CompletedElements int     `json:"completedElements"`
	TotalElements     int     `json:"totalElements"`
	Completed         int     `json:"completed"`
	CompleteValue     int     `json:"completeValue"`
}

type tagging struct {
	ID      string `json:"id"`
	Contact string `json:"contact"`
	Tag     string `json:"tag"`
	Created string `json:"cdate"`
	Links   struct {
		Tag     string `json:"tag"`
		Contact string `json:"contact"`
	} `json:"links"`
}

type deal struct {
	ID             string  `json:"id"`
	Owner          string  `json:"owner"`
	Contact        *string `json:"contact"`
	Organization   *string `json:"organization"`
	Group          string  `json:"group"`
	Stage          string  `json:"stage"`
	Title          string  `json:"title"`
	Percent        string  `json:"percent"`
	NextTask       *string `json:"nexttaskid"`
	Value          string  `json:"value"`
	Currency       string  `json:"currency"`
	WinProbability *int64  `json:"winProbability"`
	Status         string  `json:"status"`
	ActivityCount  string  `json:"activitycount"`
	IsDisabled     bool    `json:"isDisabled"`
	Account        *string `json:"account"`
	Hash           string  `json:"hash"`
	Links          links   `json:"links"`
}

type dealSent struct {
	ID      *string `json:"id,omitempty"`
	Title   *string `json:"title,omitempty"`
	Contact *string `json:"contact,omitempty"`
	Group   *string `json:"group,omitempty"`
	Stage   *string `json:"stage,omitempty"`
	Owner   *string `json:"owner,omitempty"`
	Value   *int64  `json:"value,omitempty"`
	Status  *int64  `json:"status,omitempty"`
}

type campaign struct {
	ID         string  `json:"id"`
	Type       string  `json:"type"`
	UserID     string  `json:"userid"`
	Name       string  `json:"name"`
	SendDate   *string `json:"sdate"`
	SendAmount string  `json:"send_amt"`
	Opens      string  `json:"opens"`
	Status     string  `json:"status"`
	Schedule   string  `json:"schedule"`
	Delete     *string `json:"deletestamp"`
	Automation *string `json:"automation"`
	Links      links   `json:"links"`
}

type record struct {
	ID            string `json:"id"`
	ExternalID    string `json:"externalId"`
	SchemaID      string `json:"schemaId"`
	Created       string `json:"createdTimestamp"`
	Relationships struct {
		PrimaryContact []any `json:"primary-contact"`
	} `json:"relationships"`
	Fields []struct {
		ID    string `json:"id"`
		Value any    `json:"value"`
	} `json:"fields"`
}

type refusal struct {
	Message string `json:"message"`
	Errors  []struct {
		Title  string `json:"title"`
		Detail string `json:"detail"`
		Code   string `json:"code"`
		Source struct {
			Pointer string `json:"pointer"`
		} `json:"source"`
	} `json:"errors"`
}

func check(err error, where string) {
	if err != nil {
		fmt.Fprintln(os.Stderr, where, err)
		os.Exit(1)
	}
}

// send gives status and body; a reader without a known length makes the request chunked.
func send(method, path string, body any) (int, []byte) {
	var reader io.Reader
	if body != nil {
		raw, err := json.Marshal(body)
		check(err, path)
		reader = io.MultiReader(bytes.NewReader(raw))
	}
	request, err := http.NewRequest(method, os.Getenv("SANDBOX_URL")+"/api/3/"+path, reader)
	check(err, path)
	request.Header.Set("Api-Token", os.Getenv("SANDBOX_TOKEN"))
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request)
	check(err, path)
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	check(err, path)
	return answer.StatusCode, raw
}

// call wants one status and decodes the answer into T.
func call[T any](status int, method, path string, body any) T {
	var decoded T
	got, raw := send(method, path, body)
	if got != status {
		check(fmt.Errorf("%d instead of %d: %s", got, status, raw), method+" "+path)
	}
	check(json.Unmarshal(raw, &decoded), method+" "+path)
	return decoded
}

type object map[string]any

func query(pairs ...string) string {
	values := url.Values{}
	for index := 0; index < len(pairs); index += 2 {
		values.Add(pairs[index], pairs[index+1])
	}
	return "?" + values.Encode()
}

func pointer[T any](value T) *T { return &value }

func main() {
	seen := object{}
	people(seen)
	organizations(seen)
	sales(seen)
	records(seen)
	written, err := json.Marshal(seen)
	check(err, "seen")
	fmt.Println(string(written))
}

func people(seen object) {
	field := call[struct {
		Field struct {
			ID string `json:"id"`
		} `json:"field"`
	}](201, "POST", "fields", object{"field": object{"type": "text", "title": "Size", "perstag": "SIZE"}}).Field.ID
	sent := object{"email": "ada@x.test", "firstName": "Ada", "fieldValues": []fieldValue{{Field: field, Value: "L"}}}
	type synced struct {
		Contact     contact      `json:"contact"`
		FieldValues []fieldValue `json:"fieldValues"`
	}
	made := call[synced](201, "POST", "contact/sync", object{"contact": sent})
	call[synced](200, "POST", "contact/sync", object{"contact": object{"email": "ada@x.test", "phone": "1"}})
	call[struct {
		Contact contact `json:"contact"`
	}](200, "PUT", "contacts/"+made.Contact.ID, object{"contact": object{"lastName": "Lovelace"}})
	taken := call[refusal](422, "POST", "contacts", object{"contact": object{"email": "ada@x.test"}})
	number := 1
	entry := object{"list": number, "contact": number, "status": number}
	type subscribed struct {
		ContactList struct {
			Status int `json:"status"`
			Source any `json:"sourceid"`
		} `json:"contactList"`
	}
	call[subscribed](201, "POST", "contactLists", object{"contactList": entry})
	entry["status"] = true
	again := call[subscribed](200, "POST", "contactLists", object{"contactList": entry})
	seen["subscribed"] = []any{again.ContactList.Status, again.ContactList.Source}
	tag := call[struct {
		Tag struct {
			ID string `json:"id"`
		} `json:"tag"`
	}](201, "POST", "tags", object{"tag": object{"tag": "vip", "tagType": "contact"}}).Tag.ID
	tied := object{"contactTag": object{"contact": made.Contact.ID, "tag": tag}}
	call[struct {
		ContactTag tagging `json:"contactTag"`
	}](201, "POST", "contactTags", tied)
	enter := object{"contactAutomation": object{"contact": made.Contact.ID, "automation": "1"}}
	call[object](201, "POST", "contactAutomations", enter)

	type whole struct {
		Contact     contact      `json:"contact"`
		Automations []enrolment  `json:"contactAutomations"`
		Lists       []membership `json:"contactLists"`
		Values      []fieldValue `json:"fieldValues"`
		Deals       []deal       `json:"deals"`
	}
	one := call[whole](200, "GET", "contacts/"+made.Contact.ID, nil)
	type page struct {
		Contacts    []contact    `json:"contacts"`
		Automations []enrolment  `json:"contactAutomations"`
		Lists       []membership `json:"contactLists"`
		Tags        []tagging    `json:"contactTags"`
		Values      []fieldValue `json:"fieldValues"`
		Meta        meta         `json:"meta"`
	}
	include := "contactAutomations,contactLists,contactTags,fieldValues"
	listed := call[page](200, "GET", "contacts"+query("email", "ada@x.test", "include", include, "limit", "100", "offset", "0",
		"filters[created_after]", "2020-01-01 00:00:00", "listid", "1"), nil)
	campaigns := call[struct {
		Campaigns []campaign `json:"campaigns"`
		Meta      meta       `json:"meta"`
	}](200, "GET", "campaigns"+query("orders[sdate]", "ASC"), nil)
	missing := call[refusal](404, "GET", "contacts/999", nil)
	seen["contact"] = []any{one.Contact.FirstName, one.Contact.LastName, one.Contact.FieldValues, one.Values[0].Value}
	seen["beside"] = []int{len(listed.Automations), len(listed.Lists), len(listed.Tags), len(listed.Values)}
	seen["total"] = []any{listed.Meta.Total, listed.Meta.PageInput.Limit, *listed.Meta.Sortable}
	seen["created"] = []any{made.Contact.OrgID, *made.Contact.Organization, made.FieldValues[0].Value}
	seen["taken"] = []any{taken.Errors[0].Code, taken.Errors[0].Source.Pointer}
	seen["missing"] = strings.HasPrefix(missing.Message, "No Result found")
	seen["campaigns"] = []any{campaigns.Campaigns[0].Name, campaigns.Meta.Total}
	for name, link := range one.Contact.Links {
		_, path, _ := strings.Cut(link, "/api/3/")
		if status, raw := send("GET", path, nil); status != 200 {
			check(fmt.Errorf("%d %s", status, raw), name)
		}
	}
}

type organization struct {
	ID           int64  `json:"id,string"`
	Name         string `json:"name"`
	Links        []any  `json:"links"`
	ContactCount string `json:"contactCount"`
	DealCount    string `json:"dealCount"`
}

func organizations(seen object) {
	call[struct {
		Organization organization `json:"organization"`
	}](201, "POST", "organizations", object{"organization": organization{Name: "Tea Ltd"}})
	found := call[struct {
		Organizations []organization `json:"organizations"`
		Meta          struct {
			Total int `json:"total,string"`
		} `json:"meta"`
	}](200, "GET", "organizations/"+query("filters[name]", "Tea Ltd"), nil)
	seen["organizations"] = []any{found.Organizations[0].ID, found.Organizations[0].ContactCount, found.Meta.Total}
}

func sales(seen object) {
	sent := dealSent{Title: pointer("Tea"), Contact: pointer("1"), Group: pointer("1"), Stage: pointer("1"),
		Owner: pointer("1"), Value: pointer(int64(45600)), Status: pointer(int64(0))}
	raw, err := json.Marshal(sent)
	check(err, "deal")
	wanted := object{}
	check(json.Unmarshal(raw, &wanted), "deal")
	wanted["currency"] = "usd"
	made := call[struct {
		Deal dealSent `json:"deal"`
	}](201, "POST", "deals", object{"deal": wanted}).Deal
	call[struct {
		Deal deal `json:"deal"`
	}](200, "PUT", "deals/"+*made.ID, object{"deal": object{"title": "Mug"}})
	listed := call[struct {
		Deals []deal `json:"deals"`
		Meta  struct {
			Total      int `json:"total"`
			Currencies map[string]struct {
				Total string `json:"total"`
				Value string `json:"value"`
			} `json:"currencies"`
		} `json:"meta"`
	}](200, "GET", "deals"+query("include", "dealCustomFieldData", "filters[stage]", "1"), nil)
	stages := call[struct {
		Stages []struct {
			ID    string `json:"id"`
			Group string `json:"group"`
			Order string `json:"order"`
			Width string `json:"width"`
			Links links  `json:"links"`
		} `json:"dealStages"`
		Meta struct {
			Total int `json:"total,string"`
		} `json:"meta"`
	}](200, "GET", "dealStages"+query("filters[d_groupid]", "1"), nil)
	seen["made"] = []any{*made.ID, *made.Value, *made.Status}
	seen["deal"] = []any{listed.Deals[0].Title, listed.Deals[0].Value, listed.Meta.Total, listed.Meta.Currencies["USD"].Value}
	seen["stages"] = []any{len(stages.Stages), stages.Meta.Total}
}

func records(seen object) {
	labels := object{"singular": "Box", "plural": "Boxes"}
	schema := object{"slug": "box", "labels": labels, "fields": []object{{"id": "size", "type": "text", "labels": labels}}}
	id := call[struct {
		Schema struct {
			ID string `json:"id"`
		} `json:"schema"`
	}](201, "POST", "customObjects/schemas", object{"schema": schema}).Schema.ID
	box := object{"externalId": "b-1", "fields": []object{{"id": "size", "value": "L"}}}
	status, _ := send("POST", "customObjects/records/"+id, object{"record": box})
	listed := call[struct {
		Records []record `json:"records"`
		Meta    struct {
			Total int `json:"total"`
		} `json:"meta"`
	}](200, "GET", "customObjects/records/"+id+query("limit", "100", "orders[createdTimestamp]", "ASC"), nil)
	seen["records"] = []any{status, listed.Records[0].ExternalID, listed.Records[0].Fields[0].Value, listed.Meta.Total}
	gone, _ := send("DELETE", "customObjects/records/"+id+"/external/b-1", nil)
	seen["gone"] = gone
}
